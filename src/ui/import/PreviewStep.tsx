import { type FormatContext, formatCount, formatNumber } from '../../record/format';
import { Banner } from '../components/Banner';
import type { ImportState } from './import-state';
import { ProgressLine } from './ProgressLine';
import { RecordTable } from './RecordTable';
import { StepButtons } from './StepButtons';
import { UnreadList } from './UnreadList';
import type { ImportActions } from './use-import';

/** The name stands first; when a record was modified only tells which of two rows counts, and is not stored. */
const APART = ['name', 'modifiedAt'];

/** The first records as they will be, and everything that could not be read, before anything is stored. */
export function PreviewStep({
  state,
  actions,
  context,
}: {
  state: ImportState;
  actions: ImportActions;
  context: FormatContext;
}) {
  const { check, first, guess, draft, work, start } = state;
  const fields = (guess?.fields ?? []).filter(({ name }) => !APART.includes(name) && isRead(state, name));
  const isReady =
    work === 'idle' && (check?.counts.read ?? 0) > 0 && check?.fatal === null && !start?.unfinished;
  return (
    <>
      <h2 id="step-title" tabIndex={-1}>
        What will be stored
      </h2>
      {work === 'check' && (
        <ProgressLine state={state} context={context} onCancel={() => void actions.cancel()} />
      )}
      {check?.fatal && (
        <Banner icon="breach" tone="breach" title={check.fatal.message} isUrgent>
          {check.fatal.fix}
        </Banner>
      )}
      {check && <p role="status">{summaryOf(state, context)}</p>}
      {check?.notes.map((note) => (
        <p key={note} class="hint">
          {note}
        </p>
      ))}
      {first.length > 0 && (
        <>
          <h3>The first {first.length} records</h3>
          <RecordTable
            records={first}
            fields={fields}
            isIdMade={draft?.isIdMade === true}
            context={context}
          />
        </>
      )}
      {check && check.unread.length > 0 && <UnreadList check={check} fields={fields} context={context} />}
      <StepButtons
        back={{ isReady: work === 'idle', go: () => actions.goTo('columns') }}
        next={{
          label: check ? `Import ${formatCount(check.counts.read, 'record', context)}` : 'Import',
          isReady,
          go: () => void actions.run(),
        }}
      />
    </>
  );
}

const isRead = ({ draft }: ImportState, name: string): boolean => (draft?.columns[name] ?? []).length > 0;

function summaryOf({ check }: ImportState, context: FormatContext): string {
  const { rows = 0, read = 0, refused = 0, footers = 0, unreadCells = 0 } = check?.counts ?? {};
  const number = (count: number): string => formatNumber(count, context, 0);
  return [
    `${number(read)} of ${formatCount(rows, 'row', context)} can be read.`,
    ...(refused > 0 ? [`${formatCount(refused, 'row', context)} can’t and will be left out.`] : []),
    ...(unreadCells > 0
      ? [`${formatCount(unreadCells, 'cell', context)} can’t be read; those fields will be unknown.`]
      : []),
    ...(footers > 0 ? [`${formatCount(footers, 'footer line', context)} of the report left out.`] : []),
  ].join(' ');
}
