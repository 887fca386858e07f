import { isNoRoom } from '../../../record/no-room';
import type { SyncProblem, SyncState } from '../../../record/sync';
import type { EpochMs } from '../../../record/types';
import { CrmApiError, isPassing } from '../failure';

const MINUTE_MS = 60_000;
const FIRST_MS = MINUTE_MS / 2;
const LONGEST_MS = 6 * 60 * MINUTE_MS;

/** What is noted of a reading that failed, and when it goes on by itself: ever later, up to six hours. */
export function afterFailure(
  { failures }: Pick<SyncState, 'failures'>,
  error: unknown,
  now: EpochMs,
): Pick<SyncState, 'problem' | 'failures' | 'nextTry'> {
  const growth = FIRST_MS * 2 ** Math.min(failures, 12);
  const asked = error instanceof CrmApiError ? (error.retryAfterMs ?? 0) : 0;
  const wait = Math.min(LONGEST_MS, Math.max(asked, growth));
  return { problem: problemOf(error, now), failures: failures + 1, nextTry: now + wait };
}

/** What is told of a reading that failed. */
export function problemOf(error: unknown, at: EpochMs): SyncProblem {
  if (error instanceof CrmApiError) return { kind: error.kind, text: error.message, at };
  const said = error instanceof Error ? error.message : String(error);
  if (isNoRoom(error)) return { kind: 'storage', text: NO_ROOM_TO_SYNC, at };
  const text = `This browser could not store what was read: ${said} Free some space on this device; what is stored stays.`;
  return { kind: 'storage', text, at };
}

const NO_ROOM_TO_SYNC =
  'The browser has no room left for what was read. What is stored stays, and the reading goes on from there by itself. Free some room on the disk; or save a backup under “Your data” in the review, and delete there what is no longer needed.';

/** Anything may be wrong for one moment, even an answer that says no: so often a step is tried again at once. */
export const QUICK_TRIES = 3;

/** How long to wait before step's next quick try; null when it is to be given up for now. */
export function quickPause(error: unknown, tries: number): number | null {
  if (!(error instanceof CrmApiError) || error.kind === 'cancelled' || tries >= QUICK_TRIES) return null;
  // The client has already waited and asked five times for what passes by waiting.
  if (isPassing(error) || error.kind === 'daily-limit') return null;
  return 500 * 2 ** (tries - 1);
}
