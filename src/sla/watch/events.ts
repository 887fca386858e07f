import type { Deadline } from '../../record/assessment';
import type { EpochMs } from '../../record/types';
import type { WatchEvent, WatchedClock, WatchWhat } from '../../record/watch';

const MINUTE = 60_000;
/** Far behind its due time, a clock is no alarm any more; the record's own warnings remain (domain.md § 3: "effectively cold"). */
const LONGEST_OVERDUE_MS = 14 * 24 * 60 * MINUTE;

/**
 * Which run of a clock it is. A page tells the start by the minute and the CRM's API by the millisecond: both
 * name the same cycle.
 */
const cycleOf = (startAt: EpochMs): number => Math.floor(startAt / MINUTE);

/** True for a clock that somebody waits for: started, not met, and not given up long ago. */
export const isWatched = ({ startAt, dueAt, metAt, pause }: Deadline, now: EpochMs): boolean =>
  startAt !== null &&
  metAt === null &&
  (pause !== undefined || (dueAt !== null && now - dueAt < LONGEST_OVERDUE_MS));

/** Now by the clock that the deadline is by. */
export const crmNow = ({ skewMs = 0 }: Pick<WatchedClock, 'skewMs'>, now: EpochMs): EpochMs => now + skewMs;

/** True once the cycle that runs was acknowledged; an answer to an earlier one says nothing of it. */
export const isAcknowledged = (clock: WatchedClock): boolean =>
  clock.acknowledgedAt !== null &&
  cycleOf(crmNow(clock, clock.acknowledgedAt)) >= cycleOf(clock.deadline.startAt ?? Number.POSITIVE_INFINITY);

export const isSameCycle = (one: Deadline, other: Deadline): boolean =>
  one.startAt !== null && other.startAt !== null && cycleOf(one.startAt) === cycleOf(other.startAt);

/**
 * Everything that comes due in this cycle, whether past or to come, in no order, by this computer's clock. None while the clock stands
 * or once it was acknowledged. With a doubt nothing after the due time: it might be met (docs/slas.md, "States").
 */
export function watchEvents(clock: WatchedClock): WatchEvent[] {
  const { key, sla, deadline, remindAt, skewMs = 0 } = clock;
  const { startAt, atRiskAt, dueAt, pause, reason, escalation } = deadline;
  if (startAt === null || dueAt === null || pause || deadline.metAt !== null || isAcknowledged(clock))
    return [];
  const event = (name: string, what: WatchWhat, at: EpochMs): WatchEvent => ({
    key,
    sla,
    event: `${sla} ${cycleOf(startAt)} ${name}`,
    what,
    at: at - skewMs,
  });
  const all = [
    event('start', { kind: 'start' }, startAt),
    ...(atRiskAt === null ? [] : [event('at-risk', { kind: 'at-risk' }, atRiskAt)]),
    // Exactly the due time is still in time.
    event('breach', { kind: 'breach' }, dueAt + 1),
    ...escalation.map(({ label, at }, index) =>
      event(`level-${index + 1}`, { kind: 'level', level: index + 1, label }, at),
    ),
  ];
  const certain = reason === null ? all : all.filter(({ at }) => at <= dueAt - skewMs);
  return remindAt === null
    ? certain
    : [...certain, event(`remind-${remindAt}`, { kind: 'remind' }, remindAt + skewMs)];
}

/** What has come due and was not told yet. `told`: names of events. */
export const dueEvents = (
  clock: WatchedClock,
  told: ReadonlySet<string> | undefined,
  now: EpochMs,
): WatchEvent[] => watchEvents(clock).filter(({ event, at }) => at <= now && !told?.has(event));

/** When the next thing that was not told yet comes due; in the past where one is overdue. Null without any. */
export function nextEventAt(clock: WatchedClock, told: ReadonlySet<string>): EpochMs | null {
  let next: EpochMs | null = null;
  for (const { event, at } of watchEvents(clock))
    if (!told.has(event) && (next === null || at < next)) next = at;
  return next;
}

/** Since when, by this computer's clock, it calls for attention; null where it does not. Certain only with `deadlineStateAt`. */
export function urgentFrom(clock: WatchedClock): EpochMs | null {
  const { pause, atRiskAt, dueAt } = clock.deadline;
  const at = pause || isAcknowledged(clock) ? null : (atRiskAt ?? dueAt);
  return at === null ? null : at - (clock.skewMs ?? 0);
}
