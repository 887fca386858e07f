import { CLOCK_ADVICE, clockDifference } from '../../record/clock-difference';
import type { FormatContext } from '../../record/format';
import { pollLine } from '../../record/poll-line';
import type { EpochMs } from '../../record/types';
import type { QueueFreshness } from '../../store/queue-freshness';
import { clockOrDay } from '../components/when';

/** One line on how new the list is, and whether something is the matter with it. */
export function freshnessWords(
  { polls, syncedAt, newestAt }: QueueFreshness,
  now: EpochMs,
  context: FormatContext,
): { text: string; isTrouble: boolean } {
  const when = (at: EpochMs): string => clockOrDay(at, now, context);
  const asked = pollLine(polls, now, context);
  if (asked !== null) {
    const problems = polls.flatMap(({ problem }) => problem?.text ?? []);
    const isTrouble = polls.some(({ problem, nextAt }) => problem !== null || nextAt === null);
    return { text: [asked, ...problems].join(' '), isTrouble };
  }
  if (syncedAt !== null)
    return { text: `As of ${when(syncedAt)}, the last sync of leads.`, isTrouble: false };
  if (newestAt === null) return { text: '', isTrouble: false };
  return {
    text: `As of what was opened here, last ${when(newestAt)}. New leads are not asked for.`,
    isTrouble: false,
  };
}

/** That the clock of a CRM differs from this computer's, and what that means; null where it is right. */
export function clockWords({ skews }: QueueFreshness): string | null {
  const told = skews.flatMap(({ crm, ms }) => clockDifference(ms, crm) ?? []);
  return told.length === 0 ? null : [...told, CLOCK_ADVICE].join(' ');
}
