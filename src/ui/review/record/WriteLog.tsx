import { formatDayTime } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { WriteLogEntry } from '../../../record/write-back';
import { madeText } from '../../components/ChangesSection';
import type { RecordView } from '../../components/record-view';
import { waitingText } from '../../components/waiting-words';

/** What Leadlight wrote or tried to write in the CRM; what waits for somebody to look at it again stands apart. */
export function WriteLog({
  view: { writes, record },
  context,
}: {
  view: RecordView;
  context: AssessContext;
}) {
  const log = writes?.log ?? [];
  return (
    <>
      <Entries
        title="Through Leadlight"
        entries={log.filter(({ waiting }) => waiting === null)}
        text={(entry) => madeText(entry, context)}
        context={context}
      />
      <Entries
        title="Waits to be written"
        entries={log.filter(({ waiting }) => waiting !== null)}
        text={(entry) => waitingText(entry, record, context)}
        context={context}
      />
    </>
  );
}

/** The newest first. */
function Entries({
  title,
  entries,
  text,
  context,
}: {
  title: string;
  entries: readonly WriteLogEntry[];
  text(entry: WriteLogEntry): string;
  context: AssessContext;
}) {
  if (entries.length === 0) return null;
  return (
    <>
      <h3 class="section-title">{title}</h3>
      <ol class="changes">
        {entries.toReversed().map((entry) => (
          <li key={entry.write}>
            <span class="tone-muted small-text">{formatDayTime(entry.at, context)}</span>
            <span>{text(entry)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
