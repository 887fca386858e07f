import type { ImportDraft, KnownStage, UnknownStage } from '../../record/file-import';
import { plural } from '../../record/format';
import { withStage } from './edit-draft';

/** Stages of the file that the rule pack does not know: rules about stages are unknown for them until matched. */
export function StageMatch({
  unknown,
  stages,
  draft,
  onEdit,
}: {
  unknown: readonly UnknownStage[];
  stages: readonly KnownStage[];
  draft: ImportDraft;
  onEdit(draft: ImportDraft): Promise<void>;
}) {
  const isOnePipeline = new Set(stages.map(({ pipeline }) => pipeline)).size < 2;
  return (
    <section class="card" aria-labelledby="stages-title">
      <h3 id="stages-title">Stages that the rule pack does not know</h3>
      <p class="hint">
        Match those that mean a stage of the pack. For the others, rules about stages can’t tell anything.
      </p>
      <ul class="matches">
        {unknown.map(({ text, count }) => (
          <li key={text}>
            <span>
              {text} <span class="hint">{plural(count, 'record')}</span>
            </span>
            <select
              class="field"
              aria-label={`Stage of the pack for ${text}`}
              value={draft.stageValues[text] ?? ''}
              onChange={(event) => void onEdit(withStage(draft, text, event.currentTarget.value || null))}
            >
              <option value="">– not matched –</option>
              {stages.map(({ id, label, pipeline }) => (
                <option key={`${pipeline} ${id}`} value={id}>
                  {isOnePipeline ? label : `${label} (${pipeline})`}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}
