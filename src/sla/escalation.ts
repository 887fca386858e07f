import type { Deadline } from '../record/assessment';
import type { EpochMs } from '../record/types';
import { type ClockTime, ELAPSED, runsOut } from './counted-clock';
import type { Pauses } from './pauses';
import type { EscalationPolicy, SlaPolicy } from './policy';
import type { Timing } from './timing';
import type { WorkingHours } from './working-hours';

/**
 * Who hears of it and when, in the pack's order. Steps from the start stand while the clock does;
 * steps from the due time do not. A step whose time is not known yet is left out.
 */
export function escalationOf(
  policy: SlaPolicy,
  hours: WorkingHours | null,
  startAt: EpochMs,
  { times, pauses }: Timing,
  { sinceUnknown }: Pauses,
): Deadline['escalation'] {
  const timeOfStep = (step: EscalationPolicy): EpochMs | null => {
    const time: ClockTime | undefined = step.clock === 'business' ? hours?.time : ELAPSED;
    if (!time) return null;
    if (step.from === 'due') return times.dueAt === null ? null : time.add(times.dueAt, step.afterMs);
    if (sinceUnknown !== null) return null;
    const reached = runsOut(time, startAt, step.afterMs, pauses);
    return reached && 'at' in reached ? reached.at : null;
  };
  return policy.escalation.flatMap((step) => {
    const at = timeOfStep(step);
    return at === null ? [] : [{ label: step.label, at, ...(step.to !== null && { to: step.to }) }];
  });
}
