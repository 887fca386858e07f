import type { Deadline, DeadlineState } from '../record/assessment';
import type { EpochMs } from '../record/types';
import { countedUntil } from './counted-clock';

export interface DeadlineStatus {
  state: DeadlineState;
  /**
   * Real time left until due; below 0 once it is over. For met deadlines what was left, while
   * paused the counted time that is left. Null when unknown.
   */
  remainingMs: number | null;
  /** Counted time left before the due time where some time does not count; else null. */
  countedLeftMs: number | null;
  /** Part of the target used, 0 to 1. */
  usedShare: number;
}

const UNKNOWN: DeadlineStatus = { state: 'unknown', remainingMs: null, countedLeftMs: null, usedShare: 0 };

/**
 * The state of a deadline at an instant, from the wall clock alone. Due exactly now is still in
 * time. A deadline with a doubt (`reason`: its stop, a pause or a later start can't be seen) is
 * never called breached or late: after the due time it is unknown.
 */
export function deadlineStateAt(deadline: Deadline, now: EpochMs): DeadlineStatus {
  const { startAt, dueAt, atRiskAt, metAt, reason } = deadline;
  if (startAt !== null && deadline.pause) return pausedStatus(deadline, deadline.pause);
  if (startAt === null || dueAt === null) return UNKNOWN;
  const end = metAt ?? now;
  const remainingMs = dueAt - end;
  const usedMs = usedUntil(deadline, startAt, dueAt, end);
  const usedShare = share(usedMs, deadline.targetMs);
  if (!Number.isFinite(remainingMs) || Number.isNaN(usedShare)) return UNKNOWN;
  if (remainingMs < 0 && reason !== null) return UNKNOWN;
  if (metAt !== null)
    return { state: remainingMs >= 0 ? 'met' : 'met-late', remainingMs, countedLeftMs: null, usedShare };
  if (remainingMs < 0) return { state: 'breached', remainingMs, countedLeftMs: null, usedShare };
  const countedLeftMs = deadline.countedSpans ? Math.max(0, deadline.targetMs - usedMs) : null;
  const state = now >= (atRiskAt ?? dueAt) ? 'at-risk' : 'running';
  return { state, remainingMs, countedLeftMs, usedShare };
}

function pausedStatus({ targetMs }: Deadline, { leftMs }: NonNullable<Deadline['pause']>): DeadlineStatus {
  const usedShare = leftMs === null ? 0 : share(targetMs - leftMs, targetMs);
  return { state: 'paused', remainingMs: leftMs, countedLeftMs: leftMs, usedShare };
}

/** Where the stretches that count are too many to carry, the real time stands for them. */
function usedUntil(deadline: Deadline, startAt: EpochMs, dueAt: EpochMs, end: EpochMs): number {
  const { countedSpans, clock, targetMs } = deadline;
  if (countedSpans) return countedUntil(countedSpans, end);
  return clock === 'elapsed' ? end - startAt : (targetMs * (end - startAt)) / (dueAt - startAt);
}

const share = (usedMs: number, targetMs: number): number => Math.min(1, Math.max(0, usedMs / targetMs));
