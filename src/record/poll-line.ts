import { CRM_NAMES } from './crm-names';
import { type FormatContext, formatClock } from './format';
import { POLL_EVERY, type PollState } from './poll';
import type { EpochMs } from './types';

type Shown = Pick<PollState, 'crm' | 'askedAt' | 'nextAt' | 'pace' | 'problem'>;

/**
 * One short line on the watch for new leads, for where leads are listed: which CRM was asked when, and whether that
 * still goes on. Null where nothing is watched.
 */
export function pollLine(polls: readonly Shown[], now: EpochMs, context: FormatContext): string | null {
  if (polls.length === 0) return null;
  return polls.map((poll) => lineOf(poll, now, context)).join(' ');
}

function lineOf(
  { crm, askedAt, nextAt, pace, problem }: Shown,
  now: EpochMs,
  context: FormatContext,
): string {
  const name = CRM_NAMES[crm];
  const asked = askedAt === null ? 'not asked yet' : `asked ${formatClock(askedAt, context)}`;
  if (nextAt === null || pace === 'signed-out')
    return `${name} is not asked for new leads (${asked}): see the connections.`;
  if (problem)
    return `${name} can’t be asked for new leads right now (${asked}); again at ${formatClock(nextAt, context)}.`;
  const often =
    pace === 'hot'
      ? `every ${POLL_EVERY.hot / 1000} seconds`
      : `next ${formatClock(Math.max(nextAt, now), context)}`;
  return `New leads of ${name}: ${asked}, ${often}.`;
}
