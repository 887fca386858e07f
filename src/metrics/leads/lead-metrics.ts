import type { EpochMs } from '../../record/types';
import { type Accumulator, accumulator } from '../accumulator';
import { calendar } from '../calendar';
import type { Group } from '../group-by';
import { type Cohort, type CohortOptions, cohortMetrics } from './cohorts';
import { type CostCounts, costCounts } from './cost-counts';
import { type FunnelMetrics, funnelMetrics } from './funnel';
import type { MetricLead } from './metric-lead';
import { lastFullMonths } from './months';
import { leadsBySource, type SourceMetrics, sourceMetrics } from './sources';
import { type SpeedMetrics, type SpeedOptions, speedToLead } from './speed-to-lead';
import { type SpendInputs, type SpendMetrics, spendMetrics } from './spend';
import { type TimeToWonMetrics, type TimeToWonOptions, timeToWon } from './time-to-won';

/** Cost figures are of so many full months unless others are asked for. */
export const USUAL_MONTHS = 3;

/** Everything that is counted on leads. */
export interface LeadMetrics extends SourceMetrics {
  funnel: FunnelMetrics;
  timeToWon: TimeToWonMetrics;
  cohorts: Cohort[];
  speed: SpeedMetrics;
  bySource: Group<SourceMetrics>[];
  spend: SpendMetrics;
  /** For the cost figures of other months, or with other spend. */
  costs: CostCounts;
}

export interface LeadMetricsOptions
  extends Omit<SpeedOptions, 'now'>,
    TimeToWonOptions,
    Omit<CohortOptions, 'today'> {
  now: EpochMs;
  zone?: string;
  /** Left out where none is given: the cost figures are then unknown. */
  spend?: SpendInputs;
}

/** All lead metrics in one pass (domain.md §§ 3 and 8). */
export function leadMetrics(options: LeadMetricsOptions): Accumulator<MetricLead, LeadMetrics> {
  const today = calendar(options.zone ?? 'UTC')(options.now);
  const parts = {
    all: sourceMetrics(),
    funnel: funnelMetrics(),
    timeToWon: timeToWon(options),
    cohorts: cohortMetrics({ ...options, today }),
    speed: speedToLead(options),
    bySource: leadsBySource(),
    costs: costCounts(),
  };
  const every = Object.values(parts);
  return accumulator(
    parts,
    (lead) => {
      for (const part of every) part.add(lead);
    },
    () => {
      const costs = parts.costs.result();
      return {
        ...parts.all.result(),
        funnel: parts.funnel.result(),
        timeToWon: parts.timeToWon.result(),
        cohorts: parts.cohorts.result(),
        speed: parts.speed.result(),
        bySource: parts.bySource.result(),
        spend: spendMetrics(
          costs,
          options.spend ?? { rows: [], months: lastFullMonths(USUAL_MONTHS, today) },
        ),
        costs,
      };
    },
  );
}
