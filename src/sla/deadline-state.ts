import type { Deadline, DeadlineState } from '../record/assessment';
import type { EpochMs } from '../record/types';

export interface DeadlineStatus {
  state: DeadlineState;
  /** Left until due; below 0 once it is over. For met deadlines what was left. Null when unknown. */
  remainingMs: number | null;
  /** Part of the target used, 0 to 1. */
  usedShare: number;
}

const UNKNOWN: DeadlineStatus = { state: 'unknown', remainingMs: null, usedShare: 0 };

/**
 * The state of a deadline at an instant, from the wall clock alone. Due exactly now is still in
 * time. A deadline that runs although its stop can't be seen (`reason` says so) is never called
 * breached: after the due time it is unknown.
 */
export function deadlineStateAt(deadline: Deadline, now: EpochMs): DeadlineStatus {
  const { startAt, dueAt, atRiskAt, metAt, targetMs, reason } = deadline;
  if (startAt === null || dueAt === null) return UNKNOWN;
  const end = metAt ?? now;
  const remainingMs = dueAt - end;
  const usedShare = Math.min(1, Math.max(0, (end - startAt) / targetMs));
  if (!Number.isFinite(remainingMs) || Number.isNaN(usedShare)) return UNKNOWN;
  if (metAt !== null) return { state: remainingMs >= 0 ? 'met' : 'met-late', remainingMs, usedShare };
  if (remainingMs < 0) return reason === null ? { state: 'breached', remainingMs, usedShare } : UNKNOWN;
  return { state: now >= (atRiskAt ?? dueAt) ? 'at-risk' : 'running', remainingMs, usedShare };
}
