import { Icon } from '../components/Icon';
import type { Outcome } from './options-actions';
import { reportLines } from './report-lines';

/** What came of the last click, read out when it changes. */
export function OutcomeLine({ outcome }: { outcome: Outcome }) {
  return (
    <div class="outcome" role="status" aria-live="polite">
      {outcome.kind === 'busy' && <p>{outcome.text}</p>}
      {outcome.kind === 'failure' && (
        <p class="banner ground-breach">
          <span class="tone-breach">
            <Icon name="breach" label="Failed" />
          </span>
          <span>{outcome.message}</span>
        </p>
      )}
      {outcome.kind === 'report' && (
        <div class={`banner ground-${outcome.report.missing.length > 0 ? 'warning' : 'ok'}`}>
          <span class={`tone-${outcome.report.missing.length > 0 ? 'warning' : 'ok'}`}>
            <Icon name={outcome.report.missing.length > 0 ? 'warning' : 'ok'} />
          </span>
          <ul>
            {reportLines(outcome.report).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
