import type { Deadline, DeadlineState, EscalationTarget } from '../../record/assessment';
import { type FormatContext, formatClock, formatDuration, formatSpan } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { type DeadlineStatus, deadlineStateAt } from '../../sla/deadline-state';
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
  /**
   * Time left, two units: business time where that counts; past due the real time, negative. For a
   * met clock the time it took. Null when not known.
   */
  figure: string | null;
  /** "due 14:09 CET", "was due 13:58 CET", "call logged 14:07 CET", "since 14:02 CET". */
  aside: string | null;
  /** Share of the target used, 0–100. */
  usedPercent: number;
  /** Where "at risk" begins, 0–100. */
  riskPercent: number;
  /** Target, start and hours; for an unknown clock what is missing. */
  sentence: string;
}

const LOOKS: Record<DeadlineState, { icon: IconName; tone: Tone; word: string }> = {
  running: { icon: 'clock', tone: 'ink', word: 'Running' },
  'at-risk': { icon: 'warning', tone: 'warning', word: 'At risk' },
  paused: { icon: 'paused', tone: 'ink', word: 'Paused' },
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
  const status = deadlineStateAt(deadline, now);
  const { state, usedShare } = status;
  const look = LOOKS[state];
  const isAcknowledged = acknowledgedAt !== undefined && isLive(state);
  return {
    state,
    ...look,
    word: isAcknowledged ? `${look.word} · acknowledged` : look.word,
    figure: figure(deadline, status),
    aside: aside(deadline, state, now, context),
    usedPercent: percent(usedShare),
    riskPercent: percent(deadline.atRiskShare ?? AT_RISK_SHARE),
    sentence: sentence(deadline, state, now, context),
  };
}

/** True while the clock counts: running, at risk or breached. */
export const isLive = (state: DeadlineState): boolean =>
  state === 'running' || state === 'at-risk' || state === 'breached';

/** The last quarter of the target (experience.md, "Countdown"). */
const AT_RISK_SHARE = 0.75;

const percent = (share: number): number => Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10;

function figure(deadline: Deadline, { state, remainingMs, countedLeftMs }: DeadlineStatus): string | null {
  const leftMs = countedLeftMs ?? remainingMs;
  if (isLive(state) || state === 'paused') return leftMs === null ? null : formatDuration(leftMs);
  const { startAt, metAt, targetMs, tookMs } = deadline;
  if (startAt === null || metAt === null) return null;
  return `${formatDuration(tookMs ?? metAt - startAt)} of ${formatSpan(targetMs)}`;
}

function aside(
  deadline: Deadline,
  state: DeadlineState,
  now: EpochMs,
  context: FormatContext,
): string | null {
  const { dueAt, metAt, stopLabel, pause } = deadline;
  if (state === 'paused' && pause)
    return pause.since === null
      ? 'since when is not known'
      : `since ${clockOrDay(pause.since, now, context)}`;
  if (metAt !== null && dueAt !== null && state === 'met-late')
    return `${formatDuration(metAt - dueAt)} over · ${clockOrDay(metAt, now, context)}`;
  if (metAt !== null && state === 'met') return `${stopLabel} ${clockOrDay(metAt, now, context)}`;
  if (dueAt === null || !isLive(state)) return null;
  return `${state === 'breached' ? 'was due' : 'due'} ${clockOrDay(dueAt, now, context)}`;
}

/** Why it stands, the target with its start and hours, when it goes on, and what is not seen. */
function sentence(deadline: Deadline, state: DeadlineState, now: EpochMs, context: FormatContext): string {
  const { startAt, pause, reason } = deadline;
  if (state === 'unknown' || startAt === null) return reason ?? 'Its start is not known, so no clock runs.';
  const isOpen = isLive(state) || state === 'paused';
  const parts = [
    state === 'paused' && pause ? pausedText(pause) : null,
    targetText(deadline, clockOrDay(startAt, now, context)),
    state === 'running' || state === 'at-risk' ? closedText(deadline, now, context) : null,
    isOpen ? reason : null,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

function targetText({ targetText: text, targetMs, startLabel, calendar }: Deadline, start: string): string {
  const hours = calendar ? `hours of ${calendar.label} (${calendar.zone})` : 'all hours';
  return `Target ${text ?? formatSpan(targetMs)} from ${startLabel} at ${start}, ${hours}.`;
}

const pausedText = ({ reason, since }: NonNullable<Deadline['pause']>): string =>
  `Paused: ${reason}.${since === null ? ' So the time used is not known.' : ''}`;

/** Said between two stretches that count, e.g. at night. */
function closedText({ countedSpans, dueAt }: Deadline, now: EpochMs, context: FormatContext): string | null {
  const next = countedSpans?.find(([, to]) => to > now);
  if (!next || next[0] <= now || dueAt === null) return null;
  return `The clock stands until ${clockOrDay(next[0], now, context)}.`;
}

export interface EscalationStep {
  /** Its place in the pack's chain, from 1; null for the owner's own. */
  step: number | null;
  /** Null for the owner's own, and where the pack does not say. */
  to: EscalationTarget | null;
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
  const first = assignedAt === null ? [] : [{ label: owner, at: assignedAt, step: null, to: null }];
  const chain = escalation.map(({ label, at, to = null }, index) => ({ label, at, step: index + 1, to }));
  const steps = [...first, ...chain].sort((a, b) => a.at - b.at);
  const next = steps.find((step) => step.at > now);
  return steps.map((step) => ({
    step: step.step,
    to: step.to,
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
  `You acknowledged at ${formatClock(at, context)}; this browser tells nobody more of it, the clock runs on.`;
