import type { SuggestedScore } from '../../../calibration/suggested-pack';
import type { StudioClient } from '../../../contracts/studio-client';
import type { StudioPanelProps } from '../draft';
import { contextOf } from '../judged/use-studio';
import { useWork } from '../judged/use-work';
import { WorkBar } from '../judged/WorkBar';
import { SuggestionReview } from './SuggestionReview';

/** Learns points from the same cases; what comes of it is reviewed, never applied by itself. */
export function SuggestSection({ studio, panel }: { studio: StudioClient; panel: StudioPanelProps }) {
  const work = useWork<SuggestedScore>(studio);
  const suggestion = work.result;
  const run = (): void =>
    work.start((tell, signal) =>
      studio.run<SuggestedScore>((remote, onDone) => remote.suggest(onDone), { onProgress: tell, signal }),
    );
  return (
    <section aria-label="Suggest from history">
      <h3 class="strong">Suggest points from this history</h3>
      <p class="judged-note">
        Learns whole points from these cases and judges them on cases it did not learn from. Fields that leak
        are never used.
      </p>
      {/* Stopping ends the worker, and with it the cases. */}
      {!work.isStopped && (
        <button
          type="button"
          class="button"
          disabled={work.running !== null || !panel.draft.pack}
          onClick={run}
        >
          Suggest
        </button>
      )}
      {work.isStopped && <p>Run the backtest again to suggest from it.</p>}
      <WorkBar work={work} verb="Learning" unit="per cent" context={contextOf(panel)} />
      {suggestion?.state === 'refused' && (
        <>
          <p role="status">Nothing to suggest: {suggestion.reason}</p>
          <LeftOut entries={suggestion.leftOut} />
        </>
      )}
      {suggestion?.state === 'suggested' && (
        <>
          <p role="status">On cases it was not learned from: {suggestion.verdict.text}</p>
          <SuggestionReview suggestion={suggestion} panel={panel} />
          <LeftOut entries={suggestion.leftOut} />
        </>
      )}
    </section>
  );
}

function LeftOut({ entries }: { entries: readonly { field: string; label: string; reason: string }[] }) {
  if (entries.length === 0) return null;
  return (
    <details class="judged-table">
      <summary class="small-text">Fields left out: {entries.length}</summary>
      <ul class="judged-list">
        {entries.map(({ field, label, reason }) => (
          <li key={field}>
            <strong>{label}</strong> {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
