/** What the terminal, the review and the documents may count: pure, one record at a time. */
export { type Accumulator, measure } from './accumulator';
export { BaselineCounter } from './baselines';
export { isoDate, type Period } from './calendar';
export { compareForecast, type ForecastComparison, pipelineForecast } from './forecast';
export { type ForecastOutcome, forecastOutcome } from './forecast-outcome';
export {
  byCloseMonth,
  byCloseQuarter,
  byCurrency,
  byCurrentStage,
  byField,
  byOwner,
  bySource,
  byTeam,
  type Group,
  groupBy,
} from './group-by';
export { type LeadMetrics, type LeadMetricsOptions, leadMetrics, USUAL_MONTHS } from './leads/lead-metrics';
export { type LeadOptions, leadReader, type MetricLead, metricLead } from './leads/metric-lead';
export { type Months, monthsNamed } from './leads/months';
export { type LeadReport, leadHeadline, leadReportOf, spendHeadline, spendReportOf } from './leads/report';
export { type SpendInputs, type SpendMetrics, spendMetrics } from './leads/spend';
export type { Exclusion, Metric, MetricUnit } from './metric';
export { type DealOptions, dealReader, type MetricDeal, metricDeal } from './metric-deal';
export { type PipelineMetrics, type PipelineOptions, pipelineMetrics } from './pipeline-metrics';
export { forecastReportOf, furtherFigures, type MetricsReport, metricsReport, reportOf } from './report';
export { dealTransitions, type Transition } from './stage-transitions';
export { ALL_DEALS, CLOSED_DEALS, OPEN_DEALS, type VelocityOptions, velocityMetrics } from './velocity';
