import type { Finding } from '../../../record/assessment';
import { formatDay, formatDayTime } from '../../../record/format';
import type { AssessContext, EpochMs } from '../../../record/types';
import type { MarkEntry } from '../../../record/visit';
import type { RecordView } from '../../components/record-view';

interface LogLine {
  at: EpochMs;
  what: string;
  text: string;
}

/** Every snooze and dismissal of a record, also those that were taken back, and the clocks it acknowledged. */
export function MarksLog({ view, context }: { view: RecordView; context: AssessContext }) {
  const lines = linesOf(view, context);
  if (lines.length === 0)
    return <p class="section-note">No warning of this record was snoozed or dismissed.</p>;
  return (
    <ol class="changes">
      {lines.map(({ at, what, text }) => (
        <li key={`${at} ${what}`}>
          <span class="tone-muted small-text">{formatDayTime(at, context)}</span>
          <span>
            <span class="strong">{what}</span> {text}
          </span>
        </li>
      ))}
    </ol>
  );
}

function linesOf(view: RecordView, context: AssessContext): LogLine[] {
  const { assessment, suppressions, marks = suppressions, acknowledged } = view;
  const { findings, parked = [], deadlines } = assessment;
  const titles = new Map([...parked.map(({ finding }) => finding), ...findings].map(titleOf));
  const clocks = new Map(deadlines.map(({ sla, title }) => [sla, title]));
  return [
    ...marks.map((mark) => ({
      at: mark.at,
      what: titles.get(mark.rule) ?? mark.rule,
      text: markText(mark, context),
    })),
    ...Object.entries(acknowledged).map(([sla, at]) => ({
      at,
      what: clocks.get(sla) ?? sla,
      text: 'acknowledged',
    })),
  ].sort((a, b) => b.at - a.at);
}

/** What the card is called; a rule that passes has no card, and goes by its own name. */
const titleOf = ({ rule, ruleTitle, title, outcome }: Finding): [string, string] => [
  rule,
  outcome === 'pass' ? ruleTitle : title,
];

/** "snoozed until 29 Nov 2026", "dismissed: a renewal; ended 22 Nov 2026, 10:00". */
function markText({ kind, until, reason, endedAt }: MarkEntry, context: AssessContext): string {
  const what =
    kind === 'snooze' && until !== null
      ? `snoozed until ${formatDay(until, context)}`
      : `dismissed: ${reason ?? 'no reason given'}`;
  return endedAt === undefined ? what : `${what}; ended ${formatDayTime(endedAt, context)}`;
}
