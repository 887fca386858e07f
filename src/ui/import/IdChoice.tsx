import type { GuessReason, ImportColumn, ImportDraft } from '../../record/file-import';
import { ColumnSelect, samplesOf } from './ColumnTable';
import { withId } from './edit-draft';

/** How a row says which record it is: a column of ids, or columns whose texts make one. */
export function IdChoice({
  draft,
  columns,
  guessed,
  reason,
  onEdit,
}: {
  draft: ImportDraft;
  /** The column that was found. */
  guessed: readonly string[];
  columns: readonly ImportColumn[];
  reason: GuessReason | null;
  onEdit(draft: ImportDraft): Promise<void>;
}) {
  const { id, isIdMade } = draft;
  return (
    <fieldset class="card">
      <legend class="strong">
        Record ID <span class="required">required</span>
      </legend>
      <label class="choice-line">
        <input
          type="radio"
          name="id-way"
          checked={!isIdMade}
          onChange={() => void onEdit(withId(draft, guessed, false))}
        />
        <span>The file has a column of the CRM’s ids</span>
      </label>
      {!isIdMade && (
        <div class="indent">
          <ColumnSelect
            label="Column of ids"
            columns={columns}
            chosen={id}
            onChoose={(next) => void onEdit(withId(draft, next, false))}
          />
          <p class="hint">
            {id.length > 0 && reason ? `Guessed, because ${reason.reason}. ` : ''}
            {samplesOf(columns, id)}
          </p>
        </div>
      )}
      <label class="choice-line">
        <input
          type="radio"
          name="id-way"
          checked={isIdMade}
          onChange={() => void onEdit(withId(draft, [], true))}
        />
        <span>There is none: make an id from these columns</span>
      </label>
      {isIdMade && (
        <div class="indent">
          <p class="hint">
            A row is the same record again only if all of these are the same. Such records are not joined with
            the pages you open in the CRM, and have no link to them.
          </p>
          <div class="ticks">
            {columns.map(({ name }) => (
              <label key={name} class="choice-line">
                <input
                  type="checkbox"
                  checked={id.includes(name)}
                  onChange={(event) => {
                    const others = id.filter((column) => column !== name);
                    void onEdit(
                      withId(draft, event.currentTarget.checked ? [...others, name] : others, true),
                    );
                  }}
                />
                <span>{name}</span>
              </label>
            ))}
          </div>
        </div>
      )}
    </fieldset>
  );
}
