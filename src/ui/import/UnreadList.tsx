import type { CheckReport, ImportField, UnreadRow } from '../../record/file-import';
import { type FormatContext, formatNumber } from '../../record/format';
import { RecordTable } from './RecordTable';
import { ScrollArea } from './ScrollArea';

/** Every row and cell that can’t be read, with the reason; of many, the first. */
export function UnreadList({
  check,
  fields,
  context,
}: {
  check: CheckReport;
  fields: readonly ImportField[];
  context: FormatContext;
}) {
  const { unread, troubled, counts } = check;
  const all = counts.refused + counts.unreadCells;
  return (
    <>
      <h3>What can’t be read</h3>
      <p class="hint">
        {unread.length < all
          ? `The first ${unread.length} of ${formatNumber(all, context, 0)}; all of them can be downloaded after the import.`
          : 'After the import they can be downloaded, with the whole rows.'}
      </p>
      <ScrollArea label="What can’t be read, as a table" kind="unread">
        <table>
          <thead>
            <tr>
              <th scope="col" class="is-number">
                Line
              </th>
              <th scope="col">Field</th>
              <th scope="col">Text</th>
              <th scope="col">Why, and what to do</th>
            </tr>
          </thead>
          <tbody>
            {unread.map((row, index) => (
              <UnreadLine key={`${row.file} ${row.line} ${row.field} ${index}`} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {troubled.length > 0 && (
        <details>
          <summary>The records these belong to</summary>
          <RecordTable records={troubled} fields={fields} isIdMade={false} context={context} />
        </details>
      )}
    </>
  );
}

function UnreadLine({ row: { line, field, text, reason, fix } }: { row: UnreadRow }) {
  return (
    <tr>
      <td class="is-number">{line}</td>
      <td>{field ?? 'the whole row'}</td>
      <td class="samples">{text ?? ''}</td>
      <td>
        {reason} {fix}
      </td>
    </tr>
  );
}
