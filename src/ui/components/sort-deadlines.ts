import type { Deadline, DeadlineState } from '../../record/assessment';
import type { EpochMs } from '../../record/types';
import { deadlineStateAt } from '../../sla/deadline-state';

const RANK: Record<DeadlineState, number> = {
  breached: 0,
  'at-risk': 1,
  running: 2,
  paused: 3,
  unknown: 4,
  'met-late': 5,
  met: 6,
};

/** The clocks that need somebody first, by due time within a state. */
export function sortDeadlines(deadlines: readonly Deadline[], now: EpochMs): Deadline[] {
  const rank = (deadline: Deadline) => RANK[deadlineStateAt(deadline, now).state];
  const due = (deadline: Deadline) => deadline.dueAt ?? Number.MAX_SAFE_INTEGER;
  return [...deadlines].sort((a, b) => rank(a) - rank(b) || due(a) - due(b));
}
