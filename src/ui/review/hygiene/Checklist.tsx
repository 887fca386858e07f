import { CHECKLIST } from '../../../hygiene/audit/checklist';
import { ChecklistItem } from './ChecklistItem';
import type { HygieneProps } from './HygieneView';
import type { ReviewAudit } from './review-audit';
import type { ProgressOfAudit } from './use-audit-progress';

/** The questions of the quarter, each with its count and how far it is. */
export function Checklist(props: HygieneProps & { audit: ReviewAudit; progress: ProgressOfAudit }) {
  const { audit, progress } = props;
  const states = CHECKLIST.map(({ id }) => progress.known?.[id]?.state);
  const done = states.filter((state) => state === 'done').length;
  const started = states.filter((state) => state === 'started').length;
  const text = `${done} of ${CHECKLIST.length} done${started > 0 ? `, ${started} in progress` : ''}`;
  return (
    <section class="checklist" aria-label="Quarterly checklist">
      <div class="checklist-head">
        <h3 class="strong">Quarterly checklist</h3>
        <progress max={CHECKLIST.length} value={done} aria-label="Questions done" />
        <p class="small-text" role="status">
          {text}
        </p>
      </div>
      {progress.problem && (
        <p class="tone-breach" role="alert">
          Not kept: {progress.problem}
        </p>
      )}
      <ol class="checklist-items">
        {CHECKLIST.map(({ id, missing }) => (
          <ChecklistItem
            key={id}
            {...props}
            id={id}
            missing={missing}
            section={audit.sections.find((one) => one.id === id) ?? null}
            progress={progress.known?.[id] ?? null}
            onProgress={(next) => progress.set(id, next)}
          />
        ))}
      </ol>
    </section>
  );
}
