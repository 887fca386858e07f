import type { ImportColumn, ImportDraft } from '../../record/file-import';
import { plural } from '../../record/format';
import { withEntered } from './edit-draft';

/** Columns such as `Date entered "Demo"`, which become the history of stages; each can be left out. */
export function EnteredColumns({
  draft,
  columns,
  onEdit,
}: {
  draft: ImportDraft;
  columns: readonly ImportColumn[];
  onEdit(draft: ImportDraft): Promise<void>;
}) {
  const entered = Object.entries(draft.entered);
  if (entered.length === 0) return null;
  return (
    <section class="card" aria-labelledby="entered-title">
      <h3 id="entered-title">History of stages</h3>
      <p class="hint">
        These columns say when a record entered a stage. They become its history: time in stage, skips and
        moves back are known from them.
      </p>
      <ul class="matches">
        {entered.map(([column, stage]) => (
          <li key={column}>
            <span>
              {stage} <span class="hint">{filledOf(columns, column)}</span>
            </span>
            <button
              type="button"
              class="button compact"
              onClick={() => void onEdit(withEntered(draft, column, null))}
            >
              Leave out<span class="heard"> {column}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const filledOf = (columns: readonly ImportColumn[], column: string): string =>
  plural(columns.find(({ name }) => name === column)?.filled ?? 0, 'time');
