import { type Accumulator, accumulator, tally } from './accumulator';
import { isWithin, type Period, quarterOf } from './calendar';
import { type Metric, type MetricName, metric } from './metric';
import type { MetricDeal } from './metric-deal';
import { money, moneyMetric } from './money';
import { total } from './sample';

export interface PushMetrics {
  pushes: Metric;
  pushedDeals: Metric;
  pushedTwice: Metric;
  pushedAmount: Metric;
  slippedDeals: Metric;
  slippedAmount: Metric;
}

export interface PushOptions {
  /** A later date by fewer days is no push: domain.md § 5, "trivial moves do not fire". */
  minimumDays?: number;
  /** The period that deals slip out of; without it, each quarter a close date ever lay in. */
  period?: Period;
}

const NO_HISTORY = 'no history of its close date';
const NOBODY = { pushed: 'no deal was pushed', slipped: 'no deal has slipped' } as const;
const NONE = 'no deal has a history of its close date';

/** Close-date discipline (domain.md § 5): pushed = moved later, slipped = left its period. */
export function pushMetrics(options: PushOptions = {}): Accumulator<MetricDeal, PushMetrics> {
  const { minimumDays = 1, period } = options;
  const counts = tally();
  const gaps = tally();
  const amounts = { pushed: money(), slipped: money() };
  const amountGaps = { pushed: tally(), slipped: tally() };
  const keepAmount = (which: 'pushed' | 'slipped', { amount, amountGap, currency }: MetricDeal) => {
    counts.count(which);
    if (amount === null) amountGaps[which].count(amountGap ?? 'no amount');
    else amounts[which].at(currency).push(amount);
  };
  const amountOptions = (which: 'pushed' | 'slipped', n: number) => {
    const excluded = tally();
    excluded.merge(gaps);
    excluded.merge(amountGaps[which]);
    const of = counts.of(which) === 0 ? NOBODY[which] : `no ${which} deal has an amount`;
    return { none: n === 0 ? NONE : of, excluded };
  };
  return accumulator(
    { counts, gaps, ...amounts, pushedGaps: amountGaps.pushed, slippedGaps: amountGaps.slipped },
    (deal) => {
      if (!deal.hasCloseDateHistory) {
        gaps.count(NO_HISTORY);
        return;
      }
      counts.count('deals');
      const pushes = deal.closeDateMoves.filter(({ from, to }) => to - from >= minimumDays);
      counts.count('pushes', pushes.length);
      if (pushes.length > 1) counts.count('twice');
      if (pushes.length > 0) keepAmount('pushed', deal);
      if (hasSlipped(deal, period)) keepAmount('slipped', deal);
    },
    () => {
      const n = counts.of('deals');
      const count = (id: string, label: string, unit: MetricName['unit'], definition: string, word: string) =>
        metric({ id, label, unit, definition }, n === 0 ? null : counts.of(word), n, {
          excluded: gaps.rows(),
          reason: NONE,
        });
      const pushed = `at least once by ${minimumDays} or more days`;
      const left = period ? 'the period' : 'a quarter';
      const slipped = `Deals whose close date lay in ${left} and now lies after it`;
      return {
        pushes: count(
          'pushes',
          'Close-date pushes',
          'pushes',
          `Changes of a close date to one ${minimumDays} or more days later.`,
          'pushes',
        ),
        pushedDeals: count(
          'pushedDeals',
          'Deals pushed',
          'deals',
          `Deals whose close date was moved later ${pushed}.`,
          'pushed',
        ),
        pushedTwice: count(
          'pushedTwice',
          'Deals pushed 2 or more times',
          'deals',
          `Deals whose close date was moved later by ${minimumDays} or more days at least twice.`,
          'twice',
        ),
        pushedAmount: moneyMetric(
          {
            id: 'pushedAmount',
            label: 'Amount pushed',
            definition: `Sum of the amounts of deals whose close date was moved later ${pushed}.`,
          },
          amounts.pushed,
          total,
          amountOptions('pushed', n),
        ),
        slippedDeals: count('slippedDeals', 'Deals slipped', 'deals', `${slipped}.`, 'slipped'),
        slippedAmount: moneyMetric(
          {
            id: 'slippedAmount',
            label: 'Amount slipped',
            definition: `Sum of the amounts of ${slipped.charAt(0).toLowerCase()}${slipped.slice(1)}.`,
          },
          amounts.slipped,
          total,
          amountOptions('slipped', n),
        ),
      };
    },
  );
}

/** A close date once lay in the period, or in a quarter, and now lies after it. */
export function hasSlipped({ closeDateMoves, closeDay }: MetricDeal, period: Period | undefined): boolean {
  const now = closeDay ?? closeDateMoves.at(-1)?.to;
  if (now === undefined) return false;
  if (period) return now > period.to && closeDateMoves.some(({ from }) => isWithin(from, period));
  return closeDateMoves.some(({ from }) => quarterOf(from) < quarterOf(now));
}
