import type { DemoDeal } from '../model';
import { dayOfMonth, HOUR, isoDate } from './time';

/**
 * Rewrites every date of a deal to a day of the month from 3 to 12, so that no text on its page
 * tells day from month. Day and month always differ, as 5/5 would prove nothing and hide nothing.
 */
export function withAmbiguousDates(deal: DemoDeal, now: number): DemoDeal {
  const at = (monthsAgo: number, low: number) => {
    const first = dayOfMonth(now, monthsAgo, low);
    const clash = new Date(first).getUTCMonth() + 1 === low;
    return dayOfMonth(now, monthsAgo, clash ? low + 1 : low);
  };
  const createdAt = at(4, 5);
  const closeDate = isoDate(at(-2, 9));
  const last = at(1, 8);
  return {
    ...deal,
    createdAt,
    closeDate,
    ownerAssignedAt: createdAt + HOUR,
    stageHistory: deal.stageHistory.map((change, index) => ({
      ...change,
      at: index === 0 ? createdAt : at(3 - (index - 1), 7),
    })),
    amountHistory: deal.amountHistory.map((change) => ({ ...change, at: createdAt })),
    closeDateHistory: deal.closeDateHistory.map((change) => ({ ...change, at: createdAt, value: closeDate })),
    activities: deal.activities.map((entry) => ({ ...entry, at: last })),
    lastActivityAt: last,
    lastContactedAt: last,
    nextActivityAt: null,
  };
}
