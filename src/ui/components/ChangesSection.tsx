import { CRM_NAMES } from '../../record/crm-names';
import { type FormatContext, formatDayTime } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import { lineText, type WriteLogEntry } from '../../record/write-back';
import { Banner } from './Banner';
import { Line } from './Lines';
import type { ChangeActions, RecordActions, RecordView } from './record-view';
import type { RecordUi } from './use-record-ui';
import { waitingText, whyItWaits } from './waiting-words';
import { readable } from './when';

/** So many are shown beside a record; the review page has them all. */
const NEWEST = 3;

/** What Leadlight wrote to this record, what waits to be looked at again, and how writing is switched on. */
export function ChangesSection({
  view,
  actions,
  ui,
  context,
}: {
  view: RecordView;
  actions: RecordActions;
  ui: RecordUi;
  context: FormatContext;
}) {
  const { writes, record, assessment } = view;
  if (!writes || !actions.changes) return null;
  const waiting = writes.log.filter((entry) => entry.waiting);
  const made = writes.log.filter((entry) => !entry.waiting).slice(-NEWEST);
  const isOffered = assessment.findings.some(
    ({ outcome, suggests }) => outcome === 'fail' && suggests?.some((one) => 'change' in one),
  );
  const crm = CRM_NAMES[record.identity.crm];
  const { openOptions, changes } = actions;
  return (
    <>
      {waiting.map((entry) => (
        <WaitingBanner
          key={entry.write}
          entry={entry}
          record={record}
          changes={changes}
          ui={ui}
          context={context}
        />
      ))}
      {made.length > 0 && (
        <section aria-label="Made through Leadlight">
          {made.toReversed().map((entry) => (
            <Line key={entry.write} icon={entry.result === 'done' ? 'ok' : 'warning'}>
              {madeText(entry, context)} <span class="measure">{formatDayTime(entry.at, context)}</span>
            </Line>
          ))}
        </section>
      )}
      {writes.access === 'off' && isOffered && (
        <Line
          icon="info"
          action={
            openOptions && (
              <button type="button" class="link" onClick={() => openOptions()}>
                Switch on
              </button>
            )
          }
        >
          Leadlight can make such changes in {crm} when you press a button. It is off.
        </Line>
      )}
    </>
  );
}

/** Days and moments in the words of the page. */
const readableLines = ({ lines }: Pick<WriteLogEntry, 'lines'>, context: FormatContext) =>
  lines.map(({ label, before, after }) => ({
    label,
    before: readable(before, context),
    after: readable(after, context),
  }));

const RESULTS: Record<WriteLogEntry['result'], string> = {
  done: 'Made through Leadlight',
  started: 'Begun through Leadlight, and not known to have ended',
  conflict: 'Not made, because the record had changed',
  refused: 'Not made',
  unsure: 'Not known whether it was made',
  waiting: 'Waits',
};

/** "Made through Leadlight: Owner: Kim Rep → Lou Rep". */
export const madeText = (entry: Pick<WriteLogEntry, 'result' | 'lines'>, context: FormatContext): string =>
  `${RESULTS[entry.result]}: ${readableLines(entry, context).map(lineText).join(', ')}`;

/** A change that was not written. It is never sent by itself: the rep looks at a new preview first. */
function WaitingBanner({
  entry,
  record,
  changes,
  ui,
  context,
}: {
  entry: WriteLogEntry;
  record: CrmRecord;
  changes: ChangeActions;
  ui: RecordUi;
  context: FormatContext;
}) {
  const { waiting } = entry;
  if (!waiting) return null;
  // What is there now is read anew for the preview.
  const label = waitingText(entry, null, context);
  const discard = (): void =>
    ui.letGo(changes.discard(entry.write), {
      text: `Discarded: ${label}`,
      undo: () => changes.restore({ ...entry, waiting }),
    });
  return (
    <Banner icon="stale" tone="info" title="A change waits for you.">
      {waitingText(entry, record, context)}. {whyItWaits(entry)}
      <span class="answers">
        <button
          type="button"
          class="button compact"
          onClick={() =>
            ui.show({ kind: 'change', suggestion: { label, change: waiting }, waiting: entry.write })
          }
        >
          Look at it again
        </button>
        <button type="button" class="button compact quiet" onClick={discard}>
          Discard
        </button>
      </span>
    </Banner>
  );
}
