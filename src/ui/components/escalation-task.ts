import type { Deadline, Reassignment } from '../../record/assessment';
import { type FormatContext, formatClock, formatDuration, localDate } from '../../record/format';
import type { EpochMs } from '../../record/types';
import type { Suggestion, TaskDraft } from '../../record/write-back';

/** The to-do that follows from a clock that is over: for today, with how late it is and who was to be told. */
export function escalationTask(
  deadline: Deadline,
  name: string,
  now: EpochMs,
  context: FormatContext,
): TaskDraft | null {
  const { dueAt, metAt, title, escalation, startLabel } = deadline;
  if (dueAt === null || metAt !== null || now <= dueAt || deadline.reason !== null) return null;
  const last = escalation.filter(({ at }) => at <= now).sort((a, b) => b.at - a.at)[0];
  const step = last ? `; escalated: ${last.label}` : '';
  return {
    subject: `Call ${name || 'the lead'} now${step}`.slice(0, 200),
    due: localDate(now, context) ?? new Date(now).toISOString().slice(0, 10),
    note: `${title}: was due ${formatClock(dueAt, context)}, ${formatDuration(now - dueAt)} ago, counted from ${startLabel}.`,
  };
}

export const takeOver = ({ owner, names, field }: Reassignment): Suggestion | null =>
  owner === null
    ? null
    : {
        label: `Assign to ${owner}…`,
        change: { kind: 'setOwner', values: [{ field: field.name, label: field.label, names }] },
      };

/** As somebody may paste it. */
export const taskText = ({ subject, due, note }: TaskDraft): string => `${subject}\nDue ${due}\n${note}`;
