import { useState } from 'preact/hooks';
import { plural } from '../../record/format';
import type { SpendRow } from '../../record/spend';
import { SPEND_COLUMNS, spendCsv } from '../../record/spend-csv';
import { useId } from '../components/use-id';
import { saveSpendFile } from './save-spend-file';
import type { ReadSpend, SpendReader, SpendSource } from './spend-source';

/** Lines at fault that are named; the rest is counted. */
const MOST_NAMED = 12;
const EXAMPLE = `${SPEND_COLUMNS.join(',')}\n2026-10,marketing,,12000,EUR,`;

interface Props {
  /** What is kept, for the file to take away. */
  rows: readonly SpendRow[];
  reader: SpendReader;
  kept: SpendSource['kept'];
  onTaken(rows: readonly SpendRow[]): void;
}

/** From a file or pasted, all or nothing; a text with mistakes stays to be mended. */
export function SpendFileFields({ rows, reader, kept, onTaken }: Props) {
  const [text, setText] = useState(kept.text ?? '');
  const [isOpen, setOpen] = useState(text !== '');
  const [answer, setAnswer] = useState<ReadSpend | null>(null);
  const id = useId();
  const edit = (next: string): void => {
    kept.text = next;
    setText(next);
  };
  const take = (read: ReadSpend): void => {
    setAnswer(read);
    if (read.problems.length > 0) return;
    onTaken(read.rows);
    edit('');
  };
  const choose = async (field: HTMLInputElement): Promise<void> => {
    const [file] = field.files ?? [];
    if (file) take(await reader.file(file));
    field.value = '';
  };
  return (
    <details class="spend-file" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Paste or open a CSV file</summary>
      <p class="small-text">
        One line for each month and kind: {SPEND_COLUMNS.join(', ')}. Kinds are marketing, sales and lifetime
        value; only marketing has a source.
      </p>
      <label for={id}>CSV text</label>
      <textarea
        id={id}
        class="field spend-text"
        rows={5}
        spellcheck={false}
        placeholder={EXAMPLE}
        value={text}
        aria-invalid={answer !== null && answer.problems.length > 0}
        aria-describedby={`${id}-answer`}
        onInput={({ currentTarget }) => edit(currentTarget.value)}
      />
      <div class="spend-row">
        <button
          type="button"
          class="button"
          disabled={text.trim() === ''}
          onClick={() => void reader.text(text).then(take)}
        >
          Take into the table
        </button>
        <label class="spend-open" for={`${id}-file`}>
          or open a file
        </label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={({ currentTarget }) => void choose(currentTarget)}
        />
      </div>
      <div id={`${id}-answer`} role="status">
        {answer && <Answer {...answer} />}
      </div>
      {rows.length > 0 && (
        <button type="button" class="button" onClick={() => saveSpendFile(spendCsv(rows))}>
          Export what is kept as CSV
        </button>
      )}
    </details>
  );
}

function Answer({ rows, problems }: ReadSpend) {
  if (problems.length === 0)
    return <p class="small-text">{plural(rows.length, 'line')} taken into the table. Save to keep it.</p>;
  const more = problems.length - MOST_NAMED;
  return (
    <>
      <p class="tone-breach">Nothing was taken. Mend this, then try again:</p>
      <ul class="spend-problems">
        {problems.slice(0, MOST_NAMED).map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
        {more > 0 && <li>and {plural(more, 'further problem')}</li>}
      </ul>
    </>
  );
}
