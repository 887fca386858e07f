import { measure } from './accumulator';
import type { ForecastOutcome } from './forecast-outcome';
import type { Metric, MetricUnit } from './metric';
import type { MetricDeal } from './metric-deal';
import { type PipelineMetrics, type PipelineOptions, pipelineMetrics } from './pipeline-metrics';

/** The plain form of the deal metrics: what `leadlight metrics` prints as JSON. */
export interface MetricsReport {
  won: number | null;
  lost: number | null;
  open: number | null;
  /** From 0 to 1. */
  winRate: number | null;
  averageDealSize: number | null;
  medianDealSize: number | null;
  /** Of won deals, in calendar days. */
  averageCycleDays: number | null;
  medianCycleDays: number | null;
  velocityPerDay: number | null;
  coverage: number | null;
  stageConversion: StageConversionRow[];
  timeInStage: TimeInStageRow[];
  winRateBySource: SourceRow[];
  /** What the review shows beside these. */
  figures: FigureRow[];
  wonByQuarter: QuarterRow[];
  /** What was left out of which figure. */
  excluded: { metric: string; reason: string; count: number }[];
  /** What each figure means and is counted on, and why one is null. */
  definitions: DefinitionRow[];
}

export interface StageConversionRow {
  pipeline: string;
  stage: string;
  label: string;
  entered: number;
  advanced: number;
  lost: number;
  stillThere: number;
  elsewhere: number;
  conversion: number | null;
  atLeast: number | null;
  atMost: number | null;
}

export interface TimeInStageRow {
  pipeline: string;
  stage: string;
  label: string;
  completedVisits: number;
  meanDays: number | null;
  medianDays: number | null;
  maxDays: number | null;
  openDeals: number;
  openMeanDays: number | null;
  stale: number | null;
}

export interface SourceRow {
  /** Null for deals without a source. */
  source: string | null;
  won: number;
  lost: number;
  open: number;
  winRate: number | null;
}

/** The last full quarter, as far as histories tell it. */
export interface ForecastReport {
  quarter: string;
  figures: FigureRow[];
}

/** A figure with all that is needed to judge it. */
export type FigureRow = Omit<Metric, 'id' | 'currency' | 'byCurrency'> & { metric: string } & Required<
    Pick<Metric, 'currency' | 'byCurrency'>
  >;

export interface QuarterRow {
  /** "2026Q4"; null for won deals without a close date. */
  quarter: string | null;
  won: number;
  /** Null where there are several currencies, which are apart in `byCurrency`. */
  wonValue: number | null;
  byCurrency: { currency: string | null; value: number; n: number }[];
}

export interface DefinitionRow {
  metric: string;
  label: string;
  unit: MetricUnit;
  currency: string | null;
  n: number;
  definition: string;
  reason: string | null;
  byCurrency: { currency: string | null; value: number; n: number }[];
}

/** The report on a plain list of deals; for a stream, `pipelineMetrics` and `reportOf`. */
export const metricsReport = (deals: Iterable<MetricDeal>, options: PipelineOptions): MetricsReport =>
  reportOf(measure(deals, pipelineMetrics(options)));

/** The plain form of metrics that are counted already. */
export function reportOf(metrics: PipelineMetrics): MetricsReport {
  const headline = headlineMetrics(metrics);
  const named = Object.entries(headline);
  const inRows: [string, Metric][] = [
    ...metrics.stageConversion.map(({ conversion }): [string, Metric] => [conversion.id, conversion]),
    ...metrics.timeInStage.flatMap(({ visits, openAges, stale }): [string, Metric][] => [
      [visits.mean.id, visits.mean],
      [openAges.mean.id, openAges.mean],
      [stale.id, stale],
    ]),
  ];
  const all = [...named, ...inRows];
  return {
    won: headline.won.value,
    lost: headline.lost.value,
    open: headline.open.value,
    winRate: headline.winRate.value,
    averageDealSize: headline.averageDealSize.value,
    medianDealSize: headline.medianDealSize.value,
    averageCycleDays: headline.averageCycleDays.value,
    medianCycleDays: headline.medianCycleDays.value,
    velocityPerDay: headline.velocityPerDay.value,
    coverage: headline.coverage.value,
    stageConversion: metrics.stageConversion.map(conversionRow),
    timeInStage: metrics.timeInStage.map(timeRow),
    winRateBySource: sourceRows(metrics),
    figures: furtherFigures(metrics).map(figureRow),
    wonByQuarter: quarterRows(metrics),
    excluded: all.flatMap(([name, { excluded }]) => excluded.map((row) => ({ metric: name, ...row }))),
    definitions: all.map(([name, metric]) => definitionRow(name, metric)),
  };
}

const headlineMetrics = (metrics: PipelineMetrics) => ({
  won: metrics.won,
  lost: metrics.lost,
  open: metrics.open,
  winRate: metrics.winRate,
  averageDealSize: metrics.averageDealSize,
  medianDealSize: metrics.medianDealSize,
  averageCycleDays: metrics.cycle.won.mean,
  medianCycleDays: metrics.cycle.won.median,
  velocityPerDay: metrics.velocityPerDay,
  coverage: metrics.coverage,
});

/** What is no headline, in the order in which the review shows it. */
export const furtherFigures = ({
  wonValue,
  openPipeline,
  forecast,
  pushes,
  dataQuality,
}: PipelineMetrics): Metric[] => [
  wonValue,
  openPipeline,
  forecast.weighted,
  pushes.pushedDeals,
  pushes.pushedTwice,
  pushes.pushedAmount,
  pushes.slippedDeals,
  pushes.slippedAmount,
  dataQuality.score,
];

/** The plain form of one figure. */
export const figureRow = ({ id, currency = null, byCurrency = [], ...rest }: Metric): FigureRow => ({
  metric: id,
  ...rest,
  currency,
  byCurrency,
});

/** The plain form of a forecast that is held against its outcome. */
export const forecastReportOf = ({
  quarter,
  forecast,
  won,
  error,
}: Omit<ForecastOutcome, 'isForecast'>): ForecastReport => ({
  quarter,
  figures: [forecast, won, error].map(figureRow),
});

const quarterRows = ({ wonByQuarter }: PipelineMetrics): QuarterRow[] =>
  wonByQuarter
    .filter(({ result }) => result.wonValue.n > 0)
    .map(({ key, result: { wonValue } }) => ({
      quarter: key,
      won: wonValue.n,
      wonValue: wonValue.value,
      byCurrency: wonValue.byCurrency ?? [],
    }));

const conversionRow = (row: PipelineMetrics['stageConversion'][number]): StageConversionRow => ({
  pipeline: row.pipeline,
  stage: row.stage,
  label: row.label,
  entered: row.entered,
  advanced: row.advanced,
  lost: row.lost,
  stillThere: row.stillThere,
  elsewhere: row.elsewhere,
  conversion: row.conversion.value,
  atLeast: row.atLeast,
  atMost: row.atMost,
});

const timeRow = (row: PipelineMetrics['timeInStage'][number]): TimeInStageRow => ({
  pipeline: row.pipeline,
  stage: row.stage,
  label: row.label,
  completedVisits: row.visits.mean.n,
  meanDays: row.visits.mean.value,
  medianDays: row.visits.median.value,
  maxDays: row.visits.max.value,
  openDeals: row.openAges.mean.n,
  openMeanDays: row.openAges.mean.value,
  stale: row.stale.value,
});

const sourceRows = ({ winRateBySource }: PipelineMetrics): SourceRow[] =>
  winRateBySource.map(({ key, result }) => ({
    source: key,
    won: result.won.value ?? 0,
    lost: result.lost.value ?? 0,
    open: result.open.value ?? 0,
    winRate: result.winRate.value,
  }));

const definitionRow = (name: string, metric: Metric): DefinitionRow => ({
  metric: name,
  label: metric.label,
  unit: metric.unit,
  currency: metric.currency ?? null,
  n: metric.n,
  definition: metric.definition,
  reason: metric.reason,
  byCurrency: metric.byCurrency ?? [],
});
