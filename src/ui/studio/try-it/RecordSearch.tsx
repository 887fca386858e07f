import { type FormatContext, formatDay } from '../../../record/format';
import { useId } from '../../components/use-id';
import type { Records } from './use-records';

/** Finds a stored record by name, company or id; without words the last ones that were read. */
export function RecordSearch({
  words,
  onWords,
  records: { found, isRead, problem },
  chosen,
  onChoose,
  context,
}: {
  words: string;
  onWords(words: string): void;
  records: Records;
  chosen: string | null;
  onChoose(key: string): void;
  context: FormatContext;
}) {
  const id = useId();
  return (
    <>
      <label for={id} class="strong">
        Record
      </label>
      <input
        id={id}
        class="field"
        type="search"
        placeholder="Name, company or id"
        value={words}
        onInput={(event) => onWords(event.currentTarget.value)}
      />
      <p class="heard" role="status">
        {isRead ? `${found.length} records` : ''}
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
      {isRead && found.length === 0 && words !== '' && (
        <p class="tone-muted">None of the last 20,000 records has these words.</p>
      )}
      <ul>
        {found.map(({ key, title, object, stage, asOf }) => (
          <li key={key}>
            <button type="button" class="try-row" aria-pressed={key === chosen} onClick={() => onChoose(key)}>
              <span class="cut">{title ?? 'Record without a name'}</span>
              <span class="cut small-text">
                {object} · {stage ?? 'no stage read'} · {formatDay(asOf, context)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
