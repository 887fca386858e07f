import type { Deadline, DeadlineState } from '../../record/assessment';
import { type FormatContext, formatClock, formatDuration, formatSpan } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { deadlineStateAt } from '../../sla/deadline-state';
import type { IconName } from './icon-shapes';
import type { Tone } from './severity';
import { clockOrDay } from './when';

/** What a clock shows at one instant, in words. */
export interface CountdownView {
  state: DeadlineState;
  icon: IconName;
  tone: Tone;
  /** "Running", "At risk · acknowledged". */
  word: string;
  /** Time left, two units, negative past due; for a met clock the time it took. Null when not known. */
  figure: string | null;
  /** "due 14:09 CET", "was due 13:58 CET", "call logged 14:07 CET". */
  aside: string | null;
  /** Share of the target used, 0–100. */
  usedPercent: number;
  /** Target, start and hours; for an unknown clock what is missing. */
  sentence: string;
}

const LOOKS: Record<DeadlineState, { icon: IconName; tone: Tone; word: string }> = {
  running: { icon: 'clock', tone: 'ink', word: 'Running' },
  'at-risk': { icon: 'warning', tone: 'warning', word: 'At risk' },
  breached: { icon: 'breach', tone: 'breach', word: 'Breached' },
  met: { icon: 'ok', tone: 'ok', word: 'Met' },
  'met-late': { icon: 'late', tone: 'breach', word: 'Met late' },
  unknown: { icon: 'unknown', tone: 'unknown', word: 'Unknown' },
};

/** Words and figures of one SLA clock. `acknowledgedAt` only matters while the clock runs. */
export function countdownView(
  deadline: Deadline,
  now: EpochMs,
  acknowledgedAt: EpochMs | undefined,
  context: FormatContext,
): CountdownView {
  const { state, remainingMs, usedShare } = deadlineStateAt(deadline, now);
  const look = LOOKS[state];
  const isAcknowledged = acknowledgedAt !== undefined && isLive(state);
  return {
    state,
    ...look,
    word: isAcknowledged ? `${look.word} · acknowledged` : look.word,
    figure: figure(deadline, state, remainingMs),
    aside: aside(deadline, state, now, context),
    usedPercent: Math.round(Math.min(Math.max(usedShare, 0), 1) * 1000) / 10,
    sentence: sentence(deadline, state, now, context),
  };
}

/** True while the clock counts: running, at risk or breached. */
export const isLive = (state: DeadlineState): boolean =>
  state === 'running' || state === 'at-risk' || state === 'breached';

function figure(deadline: Deadline, state: DeadlineState, remainingMs: number | null): string | null {
  if (isLive(state)) return remainingMs === null ? null : formatDuration(remainingMs);
  const { startAt, metAt, targetMs } = deadline;
  if (startAt === null || metAt === null) return null;
  return `${formatDuration(metAt - startAt)} of ${formatSpan(targetMs)}`;
}

function aside(
  deadline: Deadline,
  state: DeadlineState,
  now: EpochMs,
  context: FormatContext,
): string | null {
  const { dueAt, metAt, stopLabel } = deadline;
  if (metAt !== null && dueAt !== null && state === 'met-late')
    return `${formatDuration(metAt - dueAt)} over · ${clockOrDay(metAt, now, context)}`;
  if (metAt !== null && state === 'met') return `${stopLabel} ${clockOrDay(metAt, now, context)}`;
  if (dueAt === null || !isLive(state)) return null;
  return `${state === 'breached' ? 'was due' : 'due'} ${clockOrDay(dueAt, now, context)}`;
}

function sentence(deadline: Deadline, state: DeadlineState, now: EpochMs, context: FormatContext): string {
  if (state === 'unknown' || deadline.startAt === null)
    return deadline.reason ?? 'Its start is not known, so no clock runs.';
  const start = clockOrDay(deadline.startAt, now, context);
  const target = `Target ${formatSpan(deadline.targetMs)} from ${deadline.startLabel} at ${start}, all hours.`;
  return isLive(state) && deadline.reason ? `${target} ${deadline.reason}` : target;
}

export interface EscalationStep {
  label: string;
  /** "14:19 CET". */
  time: string;
  isPast: boolean;
  /** "in 2m 48s" for the next one within the hour, else null. */
  soon: string | null;
}

const HOUR = 3_600_000;

/** Who is told and when, in order of time; the owner comes first where the assignment is known. */
export function escalationSteps(
  deadline: Deadline,
  owner: string,
  now: EpochMs,
  context: FormatContext,
): EscalationStep[] {
  const { assignedAt, escalation } = deadline;
  if (escalation.length === 0) return [];
  const first = assignedAt === null ? [] : [{ label: owner, at: assignedAt }];
  const steps = [...first, ...escalation].sort((a, b) => a.at - b.at);
  const next = steps.find((step) => step.at > now);
  return steps.map((step) => ({
    label: step.label,
    time: clockOrDay(step.at, now, context),
    isPast: step.at <= now,
    soon: step === next && step.at - now < HOUR ? `in ${formatDuration(step.at - now)}` : null,
  }));
}

/** System and own time apart, each null when a bound is not known. */
export function delays(deadline: Deadline, now: EpochMs): { system: string | null; own: string | null } {
  const { systemDelayMs, assignedAt, metAt } = deadline;
  return {
    system: systemDelayMs === null ? null : formatDuration(systemDelayMs),
    own: assignedAt === null ? null : formatDuration(Math.max(0, (metAt ?? now) - assignedAt)),
  };
}

export const acknowledgedText = (at: EpochMs, context: FormatContext): string =>
  `You acknowledged at ${formatClock(at, context)}; alerts to you are off, the clock runs on.`;
