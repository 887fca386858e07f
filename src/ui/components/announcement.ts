import type { DeadlineState } from '../../record/assessment';

/** One clock as it was last heard. */
export interface HeardClock {
  title: string;
  state: DeadlineState;
  remainingMs: number | null;
}

const MINUTE = 60_000;
const SPOKEN_MINUTES = [5, 1];

const CHANGED: Record<DeadlineState, string> = {
  running: 'running',
  'at-risk': 'at risk',
  paused: 'paused',
  breached: 'breached, time is up',
  met: 'met',
  'met-late': 'met late',
  unknown: 'unknown',
};

/**
 * What a screen reader says when a clock moves on: a new state, or 5 and 1 minutes left. Null for
 * every other second; the first sight of a clock is silent, because the reader meets it in the text.
 */
export function clockAnnouncement(before: HeardClock | undefined, after: HeardClock): string | null {
  if (!before) return null;
  if (before.state !== after.state) return `${after.title}: ${CHANGED[after.state]}`;
  if (before.remainingMs === null || after.remainingMs === null) return null;
  for (const minutes of SPOKEN_MINUTES)
    if (before.remainingMs > minutes * MINUTE && after.remainingMs <= minutes * MINUTE)
      return `${after.title}: ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`;
  return null;
}
