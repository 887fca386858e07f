import type { PackTarget, TargetMetric } from '../pack-parts/targets';
import type { LifecycleStage } from './leads/lifecycle';

/** What a figure is held against; null ends are open. */
export interface TargetRange {
  low: number | null;
  high: number | null;
  unit: 'share' | 'ratio' | 'minutes';
  /** Agreed in the pack, or a rule of the field that is called a target; else only what is usual. */
  isTarget: boolean;
}

type Range = readonly [low: number | null, high: number | null, unit: TargetRange['unit']];

/** What is usual, or demanded, in the field (domain.md § 3, § 5 and § 8). */
const OF_THE_FIELD: Readonly<Record<TargetMetric, Range>> = {
  leadToMql: [0.05, 0.15, 'share'],
  mqlToSql: [0.3, 0.5, 'share'],
  sqlToOpportunity: [0.5, 0.7, 'share'],
  opportunityToCustomer: [0.2, 0.3, 'share'],
  winRate: [0.2, 0.3, 'share'],
  coverage: [3, 4, 'ratio'],
  ltvToCac: [3, 5, 'ratio'],
  speedToLeadMinutes: [null, 5, 'minutes'],
  insideSla: [0.9, null, 'share'],
  revenueToTarget: [1, null, 'share'],
  dataQuality: [null, null, 'share'],
  forecastError: [null, null, 'share'],
};

const DEMANDED: ReadonlySet<TargetMetric> = new Set([
  'coverage',
  'speedToLeadMinutes',
  'insideSla',
  'revenueToTarget',
]);

/** The figure of each step of the funnel, by the stage that it begins with. */
export const STEP_TARGETS: Readonly<Partial<Record<LifecycleStage, TargetMetric>>> = {
  lead: 'leadToMql',
  mql: 'mqlToSql',
  sql: 'sqlToOpportunity',
  opportunity: 'opportunityToCustomer',
};

export const targetUnit = (metric: TargetMetric): TargetRange['unit'] => OF_THE_FIELD[metric][2];

/** Shares of a whole can't be more than 1; these are shares of something that can be outdone. */
const OPEN_SHARES: Readonly<Partial<Record<TargetMetric, number>>> = {
  revenueToTarget: 0,
  forecastError: -1,
};

/** What a figure can be at least and at most, so that a target outside of it is a slip. */
export function targetLimits(metric: TargetMetric): { least: number; most: number } {
  const least = OPEN_SHARES[metric];
  if (least !== undefined) return { least, most: Number.POSITIVE_INFINITY };
  return { least: 0, most: targetUnit(metric) === 'share' ? 1 : Number.POSITIVE_INFINITY };
}

/** The pack's own range for a figure, else that of the field; null where there is neither. */
export function targetRange(metric: TargetMetric, targets: readonly PackTarget[] = []): TargetRange | null {
  const own = targets.find((target) => target.metric === metric);
  const [low, high, unit] = OF_THE_FIELD[metric];
  if (own) return { low: own.low ?? null, high: own.high ?? null, unit, isTarget: true };
  return low === null && high === null ? null : { low, high, unit, isTarget: DEMANDED.has(metric) };
}
