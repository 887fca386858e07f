import type { ImportField, PreviewRecord } from '../../record/file-import';
import { type FormatContext, formatDayTime, formatIsoDate, formatNumber, plural } from '../../record/format';
import type { FieldReading } from '../../record/types';
import { unreadableText } from '../../record/unreadable';
import { Icon } from '../components/Icon';
import { ScrollArea } from './ScrollArea';

/** Records as they will be: values as they were understood, and cells that were not, with the reason. */
export function RecordTable({
  records,
  fields,
  isIdMade,
  context,
}: {
  records: readonly PreviewRecord[];
  fields: readonly ImportField[];
  isIdMade: boolean;
  context: FormatContext;
}) {
  const hasHistory = records.some(({ record }) => record.history.length > 0);
  return (
    <ScrollArea label="Records, as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">{isIdMade ? 'Made id' : 'Id'}</th>
            {fields.map(({ name, label, type }) => (
              <th key={name} scope="col" class={isCounted(type) ? 'is-number' : ''}>
                {label}
              </th>
            ))}
            {hasHistory && <th scope="col">History</th>}
          </tr>
        </thead>
        <tbody>
          {records.map(({ line, record }) => (
            <tr key={`${line} ${record.identity.id}`}>
              <th scope="row">{record.title ?? 'no name'}</th>
              <td>{record.identity.id}</td>
              {fields.map(({ name, type }) => (
                <td key={name} class={isCounted(type) ? 'is-number' : ''}>
                  <Reading reading={record.fields[name]} type={type} context={context} />
                </td>
              ))}
              {hasHistory && <td>{plural(record.history.length, 'change')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

const isCounted = (type: ImportField['type']): boolean => type === 'number' || type === 'money';

function Reading({
  reading,
  type,
  context,
}: {
  reading: FieldReading | undefined;
  type: ImportField['type'];
  context: FormatContext;
}) {
  if (!reading) return <span class="tone-unknown">unknown</span>;
  if (reading.state === 'empty') return <span class="tone-muted">empty</span>;
  if (reading.state === 'unreadable')
    return (
      <span class="cell-unread">
        <span class="tone-unknown">
          <Icon name="unreadable" label="Can’t be read" />
        </span>
        “{reading.text}”<span class="hint">{unreadableText(reading.reason)}</span>
      </span>
    );
  return <>{valueText(reading, type, context)}</>;
}

function valueText(
  { value, currency, precision }: Extract<FieldReading, { state: 'value' }>,
  type: ImportField['type'],
  context: FormatContext,
): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (type === 'date' && typeof value === 'string') return formatIsoDate(value, context);
  if (type === 'datetime' && typeof value === 'number')
    return precision === 'day'
      ? (formatDayTime(value, context).split(',')[0] ?? '')
      : formatDayTime(value, context);
  if (typeof value === 'number') return `${formatNumber(value, context, 2)}${currency ? ` ${currency}` : ''}`;
  return value;
}
