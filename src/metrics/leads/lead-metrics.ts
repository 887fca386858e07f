import type { EpochMs } from '../../record/types';
import { type Accumulator, accumulator } from '../accumulator';
import { calendar } from '../calendar';
import type { Group } from '../group-by';
import { type Cohort, type CohortOptions, cohortMetrics } from './cohorts';
import { type FunnelMetrics, funnelMetrics } from './funnel';
import type { MetricLead } from './metric-lead';
import { leadsBySource, type SourceMetrics, sourceMetrics } from './sources';
import { type SpeedMetrics, type SpeedOptions, speedToLead } from './speed-to-lead';
import { type SpendInputs, type SpendMetrics, spendMetrics } from './spend';
import { type TimeToWonMetrics, type TimeToWonOptions, timeToWon } from './time-to-won';

/** Everything that is counted on leads. */
export interface LeadMetrics extends SourceMetrics {
  funnel: FunnelMetrics;
  timeToWon: TimeToWonMetrics;
  cohorts: Cohort[];
  speed: SpeedMetrics;
  bySource: Group<SourceMetrics>[];
  spend: SpendMetrics;
}

export interface LeadMetricsOptions
  extends Omit<SpeedOptions, 'now'>,
    TimeToWonOptions,
    Omit<CohortOptions, 'today'> {
  now: EpochMs;
  zone?: string;
  spend?: Partial<SpendInputs>;
}

/** All lead metrics in one pass (domain.md §§ 3 and 8). */
export function leadMetrics(options: LeadMetricsOptions): Accumulator<MetricLead, LeadMetrics> {
  const parts = {
    all: sourceMetrics(),
    funnel: funnelMetrics(),
    timeToWon: timeToWon(options),
    cohorts: cohortMetrics({ ...options, today: calendar(options.zone ?? 'UTC')(options.now) }),
    speed: speedToLead(options),
    bySource: leadsBySource(),
  };
  const every = Object.values(parts);
  return accumulator(
    parts,
    (lead) => {
      for (const part of every) part.add(lead);
    },
    () => {
      const funnel = parts.funnel.result();
      return {
        ...parts.all.result(),
        funnel,
        timeToWon: parts.timeToWon.result(),
        cohorts: parts.cohorts.result(),
        speed: parts.speed.result(),
        bySource: parts.bySource.result(),
        spend: spendMetrics(
          { mqls: funnel.reached.mql, newCustomers: funnel.reached.customer },
          options.spend,
        ),
      };
    },
  );
}
