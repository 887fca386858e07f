import { type FormatContext, formatNumber } from '../../../record/format';
import { Banner } from '../../components/Banner';
import type { Work } from './use-work';

/** How far a piece of work is with the way out of it, or why it came to nothing. Read out at each quarter. */
export function WorkBar({
  work: { running, problem, isStopped, stop },
  verb,
  unit,
  context,
}: {
  work: Pick<Work<unknown>, 'running' | 'problem' | 'isStopped' | 'stop'>;
  /** "Judging", with what: "Judging 1,200 of 5,000 records". */
  verb: string;
  unit: string;
  context: Pick<FormatContext, 'locale'>;
}) {
  const number = (value: number): string => formatNumber(value, context, 0);
  const share = running && running.total > 0 ? Math.min(1, running.done / running.total) : 0;
  return (
    <div class="judged-work">
      {running && (
        <>
          <progress aria-label={verb} {...(running.total > 0 && { max: 1, value: share })} />
          <span class="measure" aria-hidden="true">
            {verb}
            {running.total > 0 && ` ${number(running.done)} of ${number(running.total)} ${unit}`}
          </span>
          <button type="button" class="button compact" onClick={stop}>
            Cancel
          </button>
        </>
      )}
      <span class="heard" role="status">
        {running ? `${verb}, ${Math.floor(share * 4) * 25}%` : isStopped ? 'Stopped.' : ''}
      </span>
      {isStopped && !running && <p class="tone-muted">Stopped. What was found before stands below.</p>}
      {problem !== null && (
        <Banner icon="breach" tone="breach" title="This did not work." isUrgent>
          {problem}
        </Banner>
      )}
    </div>
  );
}
