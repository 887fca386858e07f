import { type Accumulator, accumulator, tally } from './accumulator';
import { type Calendar, calendar, type Period } from './calendar';
import { coverageMetric } from './coverage';
import { type CycleMetrics, cycleMetrics } from './cycle';
import { type DataQuality, dataQuality } from './data-quality';
import { type DealSizeMetrics, dealSizeMetrics } from './deal-size';
import { type PipelineForecast, pipelineForecast } from './forecast';
import { byCloseQuarter, bySource, type Group, groupBy } from './group-by';
import type { Metric } from './metric';
import type { MetricDeal } from './metric-deal';
import { type OpenAgeMetrics, openAgeMetrics } from './open-age';
import { type OutcomeMetrics, outcomeMetrics } from './outcomes';
import { type PushMetrics, pushMetrics } from './pushes';
import { type StageConversion, stageConversion } from './stage-conversion';
import { type TransitionMetrics, transitionMetrics } from './stage-transitions';
import { type TimeInStage, timeInStage } from './time-in-stage';
import { OPEN_DEALS, type VelocityOptions, velocity } from './velocity';

/** Everything that is counted on deals. */
export interface PipelineMetrics extends OutcomeMetrics, DealSizeMetrics {
  cycle: CycleMetrics;
  velocityPerDay: Metric;
  coverage: Metric;
  stageConversion: StageConversion[];
  timeInStage: TimeInStage[];
  openAge: OpenAgeMetrics;
  transitions: TransitionMetrics;
  winRateBySource: Group<OutcomeMetrics>[];
  /** Sizes of deals by the calendar quarter of their close date. */
  wonByQuarter: Group<DealSizeMetrics>[];
  pushes: PushMetrics;
  forecast: PipelineForecast;
  dataQuality: DataQuality;
}

export interface PipelineOptions {
  /** The instant that open deals are measured to. */
  now: number;
  /** IANA zone of `now`; UTC unless given. */
  zone?: string;
  quota?: number | null;
  quotaCurrency?: string;
  /** For coverage, forecast and slipped deals; days since 1970-01-01. */
  period?: Period;
  velocity?: VelocityOptions;
  staleFactor?: number;
}

/** All deal metrics in one pass; per group with `groupBy(key, () => pipelineMetrics(options))`. */
export function pipelineMetrics(options: PipelineOptions): Accumulator<MetricDeal, PipelineMetrics> {
  const { factor, today, period, velocityOptions } = settled(options);
  const counted = tally();
  const parts = {
    outcomes: outcomeMetrics(),
    sizes: dealSizeMetrics(),
    cycle: cycleMetrics(),
    coverage: coverageMetric({ ...period, quota: options.quota ?? null, ...quotaCurrency(options) }),
    conversion: stageConversion(),
    timeInStage: timeInStage({ today, ...factor }),
    openAge: openAgeMetrics({ today, ...factor }),
    transitions: transitionMetrics(),
    bySource: groupBy(bySource, outcomeMetrics),
    byQuarter: groupBy(byCloseQuarter, dealSizeMetrics),
    pushes: pushMetrics(period),
    forecast: pipelineForecast(options.period),
    quality: dataQuality(),
  };
  const all = Object.values(parts);
  return accumulator(
    { ...parts, counted },
    (deal) => {
      for (const part of all) part.add(deal);
      if (velocityOptions.counts(deal)) counted.count('deals');
    },
    () => {
      const outcomes = parts.outcomes.result();
      const sizes = parts.sizes.result();
      const cycle = parts.cycle.result();
      const figures = {
        winRate: outcomes.winRate,
        averageDealSize: sizes.averageDealSize,
        averageCycleDays: cycle.won.mean,
      };
      return {
        ...outcomes,
        ...sizes,
        cycle,
        velocityPerDay: velocity(counted.of('deals'), figures, velocityOptions),
        coverage: parts.coverage.result(),
        stageConversion: parts.conversion.result(),
        timeInStage: parts.timeInStage.result(),
        openAge: parts.openAge.result(),
        transitions: parts.transitions.result(),
        winRateBySource: parts.bySource.result(),
        wonByQuarter: parts.byQuarter.result(),
        pushes: parts.pushes.result(),
        forecast: parts.forecast.result(),
        dataQuality: parts.quality.result(),
      };
    },
  );
}

function settled(options: PipelineOptions) {
  const dayOf: Calendar = calendar(options.zone ?? 'UTC');
  return {
    today: dayOf(options.now),
    factor: options.staleFactor === undefined ? {} : { factor: options.staleFactor },
    period: options.period ? { period: options.period } : {},
    velocityOptions: options.velocity ?? OPEN_DEALS,
  };
}

const quotaCurrency = ({ quotaCurrency: currency }: PipelineOptions) => (currency ? { currency } : {});
