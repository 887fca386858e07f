import type { Finding } from '../../record/assessment';
import { type FormatContext, localDate } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { nextWorkday, type Suggestion, type WriteAccess } from '../../record/write-back';

/**
 * The buttons of a warning. Changes only where the connection may write; what leads to a page of the CRM
 * always. A task can be made of every warning.
 */
export function suggestionsFor(
  finding: Finding,
  access: WriteAccess,
  now: EpochMs,
  context: FormatContext,
): Suggestion[] {
  const own = finding.suggests ?? [];
  if (access !== 'on') return own.filter((suggestion) => 'open' in suggestion);
  return finding.outcome === 'fail' ? [...own, taskFor(finding, now, context)] : own;
}

/** A to-do for the next working day, in the words of the warning. */
function taskFor({ title, message }: Finding, now: EpochMs, context: FormatContext): Suggestion {
  const due = nextWorkday(localDate(now, context) ?? new Date(now).toISOString().slice(0, 10));
  const task = { subject: title.slice(0, 200), due, note: message.slice(0, 2_000) };
  return { label: 'Create task…', change: { kind: 'createTask', task } };
}
