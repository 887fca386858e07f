import { type Accumulator, accumulator, tally } from './accumulator';
import { cycleMetrics } from './cycle';
import { dealSizeMetrics } from './deal-size';
import { type Metric, metric } from './metric';
import type { MetricDeal } from './metric-deal';
import { outcomeMetrics } from './outcomes';

/** Which deals the formula multiplies by. Teams differ; the definition says which. */
export interface VelocityOptions {
  /** What they are called in the definition, e.g. "open deals in Engaging". */
  label: string;
  counts(deal: MetricDeal): boolean;
}

export const OPEN_DEALS: VelocityOptions = {
  label: 'open deals',
  counts: ({ outcome }) => outcome === 'open',
};
export const CLOSED_DEALS: VelocityOptions = {
  label: 'closed deals',
  counts: ({ outcome }) => outcome === 'won' || outcome === 'lost',
};
export const ALL_DEALS: VelocityOptions = {
  label: 'all deals',
  counts: ({ outcome }) => outcome !== 'unknown',
};

/** The figures velocity is made of. */
export type VelocityFigures = Record<'winRate' | 'averageDealSize' | 'averageCycleDays', Metric>;

/** Velocity per day of the deals given (domain.md § 5), from figures of its own. */
export function velocityMetrics(options: VelocityOptions = OPEN_DEALS): Accumulator<MetricDeal, Metric> {
  const counted = tally();
  const outcomes = outcomeMetrics();
  const sizes = dealSizeMetrics();
  const cycles = cycleMetrics();
  return accumulator(
    { counted, outcomes, sizes, cycles },
    (deal) => {
      if (options.counts(deal)) counted.count('deals');
      for (const part of [outcomes, sizes, cycles]) part.add(deal);
    },
    () =>
      velocity(
        counted.of('deals'),
        {
          winRate: outcomes.result().winRate,
          averageDealSize: sizes.result().averageDealSize,
          averageCycleDays: cycles.result().won.mean,
        },
        options,
      ),
  );
}

/** Velocity per day = deals × average won size × win rate ÷ mean cycle of won deals. */
export function velocity(deals: number, figures: VelocityFigures, { label }: VelocityOptions): Metric {
  const { winRate, averageDealSize, averageCycleDays } = figures;
  const name = {
    id: 'velocityPerDay',
    label: 'Pipeline velocity',
    unit: 'money per day',
    definition: `Number of ${label} × average size of won deals × win rate ÷ mean calendar days of won deals.`,
  } as const;
  const parts = [winRate, averageDealSize, averageCycleDays];
  const excluded = parts.flatMap((part) =>
    part.excluded.map(({ reason, count }) => ({
      reason: `${part.label}: ${reason}`,
      count,
      part: part.label,
    })),
  );
  const missing = parts.find(({ value }) => value === null);
  if (missing) return metric(name, null, deals, { excluded, reason: `${missing.label}: ${missing.reason}` });
  const [rate, size, days] = parts.map(({ value }) => value ?? 0);
  if (!days) return metric(name, null, deals, { excluded, reason: 'the mean cycle of won deals is 0 days' });
  if (deals === 0) return metric(name, null, 0, { excluded, reason: `there are no ${label}` });
  const value = (deals * (size ?? 0) * (rate ?? 0)) / days;
  return metric(name, value, deals, { excluded, currency: averageDealSize.currency ?? null });
}
