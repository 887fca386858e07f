import { type Accumulator, accumulator, tally } from './accumulator';
import type { Metric } from './metric';
import type { MetricDeal } from './metric-deal';
import { money, moneyMetric } from './money';
import { mean, median, total } from './sample';

export interface DealSizeMetrics {
  wonValue: Metric;
  averageDealSize: Metric;
  medianDealSize: Metric;
  /** Amounts of open deals. */
  openPipeline: Metric;
}

/** What the won value of one quarter means. */
export const WON_IN_QUARTER =
  'Sum of the amounts of won deals, by the quarter of the close date. “Changes” counts by the move into a won stage instead.';

/** Sizes of won deals, and the value of the open pipeline. Currencies are never added up. */
export function dealSizeMetrics(): Accumulator<MetricDeal, DealSizeMetrics> {
  const amounts = { won: money(), open: money() };
  const gaps = { won: tally(), open: tally() };
  const won = { none: 'no won deal has an amount', excluded: gaps.won };
  return accumulator(
    { won: amounts.won, open: amounts.open, wonGaps: gaps.won, openGaps: gaps.open },
    ({ outcome, amount, amountGap, currency }) => {
      if (outcome !== 'won' && outcome !== 'open') return;
      if (amount === null) gaps[outcome].count(amountGap ?? 'no amount');
      else amounts[outcome].at(currency).push(amount);
    },
    () => ({
      wonValue: moneyMetric(
        { id: 'wonValue', label: 'Won value', definition: 'Sum of the amounts of won deals.' },
        amounts.won,
        total,
        won,
      ),
      averageDealSize: moneyMetric(
        {
          id: 'averageDealSize',
          label: 'Average deal size',
          definition: 'Sum of the amounts of won deals ÷ won deals with an amount.',
        },
        amounts.won,
        mean,
        won,
      ),
      medianDealSize: moneyMetric(
        {
          id: 'medianDealSize',
          label: 'Median deal size',
          definition: 'Middle amount of won deals with an amount; the mean of the middle two.',
        },
        amounts.won,
        median,
        won,
      ),
      openPipeline: moneyMetric(
        { id: 'openPipeline', label: 'Open pipeline', definition: 'Sum of the amounts of open deals.' },
        amounts.open,
        total,
        { none: 'no open deal has an amount', excluded: gaps.open },
      ),
    }),
  );
}
