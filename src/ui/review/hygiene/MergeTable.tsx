import type { MergedField } from '../../../hygiene/merge/merge-preview';
import { isTold, REASON_WORDS } from '../../../hygiene/merge/merge-words';
import { type FormatContext, joinWords, plural } from '../../../record/format';
import { readable } from '../../components/when';
import type { GroupPreview } from './review-audit';
import { ScrollTable } from './ScrollTable';

/** What a merge would keep, field by field, where the records differ. */
export function MergeTable({
  preview: { merge, records },
  context,
}: {
  preview: GroupPreview;
  context: FormatContext;
}) {
  const told = merge.fields.filter((field) => isTold(field, merge));
  const rest = merge.fields.length - told.length;
  const idOf = (key: string) => records.find((record) => record.key === key)?.id ?? key;
  const keep = records.find(({ key }) => key === merge.keep);
  return (
    <div class="merge">
      <p class="small-text">
        {keep?.title ?? 'The record'} ({idOf(merge.keep)}) stays.{' '}
        {rest > 0 && `${plural(rest, 'field')} as it has them, or the same everywhere.`}
      </p>
      {told.length > 0 && (
        <ScrollTable label={`Fields of ${keep?.title ?? 'the merged record'}`}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Stays</th>
              <th scope="col">Why</th>
              <th scope="col">Would be lost</th>
            </tr>
          </thead>
          <tbody>
            {told.map((field) => (
              <MergeRow key={field.name} field={field} idOf={idOf} context={context} />
            ))}
          </tbody>
        </ScrollTable>
      )}
    </div>
  );
}

function MergeRow({
  field,
  idOf,
  context,
}: {
  field: MergedField;
  idOf(key: string): string;
  context: FormatContext;
}) {
  const { label, from, text, reason, loses, unseen } = field;
  const others = loses.map((lost) => `“${readable(lost.text, context)}” of ${idOf(lost.from)}`).join(', ');
  const isOpen = from === null || text === null;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{isOpen ? `choose by hand: ${others}` : `“${readable(text, context)}” of ${idOf(from)}`}</td>
      <td>
        {REASON_WORDS[reason]}
        {unseen.length > 0 && <span class="tone-unknown">; not known of {joinWords(unseen.map(idOf))}</span>}
      </td>
      <td>{isOpen ? '' : others}</td>
    </tr>
  );
}
