import type { Deadline } from '../../record/assessment';
import type { EpochMs } from '../../record/types';
import type { WatchedClock } from '../../record/watch';

export const START: EpochMs = Date.UTC(2026, 10, 20, 13);
export const MINUTE = 60_000;

/** Five minutes from START, with two steps; at risk after 3:45. */
export const openDeadline = (change: Partial<Deadline> = {}): Deadline => {
  const startAt = change.startAt ?? START;
  return {
    sla: 'first-contact',
    title: 'First contact',
    startAt,
    startLabel: 'the form',
    dueAt: startAt + 5 * MINUTE,
    atRiskAt: startAt + 3.75 * MINUTE,
    metAt: null,
    targetMs: 5 * MINUTE,
    stopLabel: 'first rep contact',
    clock: 'elapsed',
    escalation: [
      { label: 'Rep told', at: startAt + 5 * MINUTE, to: 'rep' },
      { label: 'Backup rep told', at: startAt + 15 * MINUTE, to: 'backup' },
    ],
    systemDelayMs: null,
    assignedAt: null,
    reason: null,
    evidence: [],
    ...change,
  };
};

export const watchedClock = (
  key = 'hubspot:7:lead:1',
  deadline: Partial<Deadline> = {},
  change: Partial<WatchedClock> = {},
): WatchedClock => {
  const whole = openDeadline(deadline);
  return { key, sla: whole.sla, deadline: whole, acknowledgedAt: null, remindAt: null, ...change };
};
