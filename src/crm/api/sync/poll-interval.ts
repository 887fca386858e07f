import {
  POLL_DAILY_SHARE,
  POLL_EVERY,
  type PollPace,
  type PollPurse,
  type PollState,
  SMALLEST_DAY,
} from '../../../record/poll';
import type { EpochMs } from '../../../record/types';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A lead that came in so lately is hot, and so is a clock on which something comes due so soon. */
const FRESH_MS = 5 * MINUTE;
export const SOON_MS = 10 * MINUTE;

/** Below which part of the account's day, left for everybody, turns are how far apart: in haste, and else. */
const SPARING: readonly { below: number; hasteMs: number; elseMs: number }[] = [
  { below: 0.2, hasteMs: 5 * MINUTE, elseMs: 30 * MINUTE },
  { below: 0.5, hasteMs: MINUTE, elseMs: 5 * MINUTE },
];

/** The longest that a turn ever waits by itself. A clock that was set back must not wait longer either. */
export const LONGEST_MS = 6 * 60 * MINUTE;

/** All that the next turn depends on. */
export interface PollSigns extends Pick<PollState, 'crm' | 'arrivedAt' | 'purse' | 'daily'> {
  /** When the next thing comes due on a clock of this account's leads; null without any. */
  nextDueAt: EpochMs | null;
  /** The pack's business hours; true where it has none. */
  isOpen: boolean;
  /** The last turn left something to read. */
  hasMore: boolean;
}

export interface PollTurn {
  at: EpochMs;
  pace: PollPace;
}

/** How many calls one browser may make for new leads in any 24 hours. */
export const dailyCalls = ({ crm, daily }: Pick<PollState, 'crm' | 'daily'>): number =>
  Math.max(48, Math.floor((daily?.max ?? SMALLEST_DAY[crm]) * POLL_DAILY_SHARE));

/**
 * The purse as it stands now. It holds half of a day's calls and refills by the other half within a day, so
 * that no 24 hours see more than all of them, and a hot hour has half of them at once.
 */
export function purseAt(state: Pick<PollState, 'crm' | 'daily' | 'purse'>, now: EpochMs): PollPurse {
  const half = dailyCalls(state) / 2;
  if (!state.purse) return { calls: half, at: now };
  const earned = (Math.max(0, now - state.purse.at) * half) / DAY;
  return { calls: Math.min(half, state.purse.calls + earned), at: now };
}

/** What is left after a turn. Turns are not broken off for it: below 0 it is a debt. */
export function spend(
  state: Pick<PollState, 'crm' | 'daily' | 'purse'>,
  calls: number,
  now: EpochMs,
): PollPurse {
  const purse = purseAt(state, now);
  return { ...purse, calls: purse.calls - calls };
}

/** When the CRM is asked next, and why then. Pure: the same signs at the same time give the same turn. */
export function nextTurn(signs: PollSigns, now: EpochMs): PollTurn {
  const wanted = wantedPace(signs, now);
  const spared = sparingMs(signs, wanted);
  const afford = now + affordableInMs(signs, now);
  const wait = WAITS[wanted];
  const at = Math.min(Math.max(now + wait, now + spared, afford), now + LONGEST_MS);
  return { at, pace: at > now + wait ? 'saving' : wanted };
}

type Wanted = 'hot' | 'calm' | 'closed' | 'catching-up';
const WAITS: Record<Wanted, number> = {
  ...POLL_EVERY,
  'catching-up': POLL_EVERY.hot,
};

/** A clock that was set back makes nothing hot for longer. */
function wantedPace({ arrivedAt, nextDueAt, isOpen, hasMore }: PollSigns, now: EpochMs): Wanted {
  if (hasMore) return 'catching-up';
  const isFresh = arrivedAt !== null && now >= arrivedAt && now - arrivedAt < FRESH_MS;
  const isSoon = nextDueAt !== null && nextDueAt >= now && nextDueAt - now < SOON_MS;
  if (isFresh || isSoon) return 'hot';
  return isOpen ? 'calm' : 'closed';
}

function sparingMs({ daily }: PollSigns, wanted: Wanted): number {
  if (!daily || daily.max <= 0) return 0;
  const left = daily.remaining / daily.max;
  const spare = SPARING.find(({ below }) => left < below);
  if (!spare) return 0;
  return wanted === 'hot' || wanted === 'catching-up' ? spare.hasteMs : spare.elseMs;
}

/** Until one call is in the purse. */
function affordableInMs(signs: PollSigns, now: EpochMs): number {
  const missing = 1 - purseAt(signs, now).calls;
  return missing <= 0 ? 0 : Math.ceil((missing * DAY) / (dailyCalls(signs) / 2));
}

/** Whether a turn may begin: its time has come, or lies further ahead than any turn ever waits. */
export const isTurn = ({ nextAt }: Pick<PollState, 'nextAt'>, now: EpochMs): boolean =>
  nextAt !== null && (nextAt <= now || nextAt > now + LONGEST_MS);
