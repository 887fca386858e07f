import { type Accumulator, accumulator, tally } from './accumulator';
import { isWithin, type Period } from './calendar';
import { type Metric, metric } from './metric';
import type { MetricDeal } from './metric-deal';
import { money, oneCurrency } from './money';
import { total } from './sample';

export interface CoverageOptions {
  /** In the currency of the deals; null when there is none. */
  quota: number | null;
  /** Its currency, where that is known; the deals must then be in it. */
  currency?: string;
  /** The days the quota is for; without them all open deals count. */
  period?: Period;
}

const OUTSIDE = 'its close date lies outside the period';

/** Coverage = open pipeline ÷ quota; the target is 3–4× (domain.md § 5). */
export function coverageMetric(options: CoverageOptions): Accumulator<MetricDeal, Metric> {
  const { period } = options;
  const amounts = money();
  const gaps = tally();
  return accumulator(
    { amounts, gaps },
    (deal) => {
      if (deal.outcome !== 'open') return;
      if (period && deal.closeDay === null) gaps.count(deal.closeGap ?? 'no close date');
      else if (period && !isWithin(deal.closeDay ?? 0, period)) gaps.count(OUTSIDE);
      else if (deal.amount === null) gaps.count(deal.amountGap ?? 'no amount');
      else amounts.at(deal.currency).push(deal.amount);
    },
    () => {
      const only = oneCurrency(amounts, 'no open deal has an amount');
      const n = amounts.entries().reduce((count, [, { size }]) => count + size, 0);
      const reason = whyNot(options, only);
      const value = 'amounts' in only && !reason ? total(only.amounts) / (options.quota ?? 0) : null;
      return metric(coverageName(period), value, n, { excluded: gaps.rows(), reason });
    },
  );
}

const coverageName = (period: Period | undefined) =>
  ({
    id: 'coverage',
    label: 'Pipeline coverage',
    unit: 'ratio',
    definition: `Sum of the amounts of open deals${period ? ' that are to close in the period' : ''} ÷ quota; usually 3 to 4.`,
  }) as const;

function whyNot({ quota, currency }: CoverageOptions, only: ReturnType<typeof oneCurrency>): string | null {
  if (quota === null) return 'no quota is given';
  if (!(quota > 0)) return 'the quota is not above 0';
  if ('why' in only) return only.why;
  if (currency && only.currency !== currency)
    return `the quota is in ${currency}, the deals in ${only.currency ?? 'no stated currency'}`;
  return null;
}
