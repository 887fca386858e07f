import type { HistoryColumns, ImportColumn } from '../../record/file-import';
import { ColumnSelect, samplesOf } from './ColumnTable';

const PARTS = [
  ['id', 'Which record'],
  ['at', 'When'],
  ['stage', 'New stage'],
  ['field', 'What changed'],
  ['from', 'From'],
  ['to', 'To'],
] as const;

/** Which column of the file of changes says what; rows of fields that are not followed are left out. */
export function HistoryCard({
  history,
  columns,
  onEdit,
}: {
  history: HistoryColumns;
  columns: readonly ImportColumn[];
  onEdit(history: HistoryColumns): Promise<void>;
}) {
  const shown = PARTS.filter(([part]) => part === 'id' || part === 'at' || history[part] !== null);
  const names = Object.entries(history.fieldNames);
  return (
    <section class="card" aria-labelledby="history-title">
      <h3 id="history-title">Changes, from {history.file}</h3>
      <ul class="matches">
        {shown.map(([part, label]) => (
          <li key={part}>
            <span>
              {label} <span class="hint">{samplesOf(columns, [history[part] ?? ''])}</span>
            </span>
            <ColumnSelect
              label={`${label}: column of ${history.file}`}
              columns={columns}
              chosen={[history[part] ?? '']}
              onChoose={([column]) => {
                if (column !== undefined) void onEdit({ ...history, [part]: column });
              }}
            />
          </li>
        ))}
      </ul>
      {history.field !== null && (
        <p class="hint">
          Changes that count:{' '}
          {names.length > 0 ? names.map(([text]) => text).join(', ') : 'none are recognised'}.
        </p>
      )}
    </section>
  );
}
