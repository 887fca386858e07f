import {
  type ForecastOutcome,
  furtherFigures,
  type LeadMetrics,
  leadHeadline,
  type Metric,
  type PipelineMetrics,
  type SpendMetrics,
  spendHeadline,
} from '../metrics';
import { periodName } from '../metrics/calendar';
import { type FormatContext, formatNumber } from '../record/format';

type Context = Pick<FormatContext, 'locale'>;

/** Metrics for a person: value, what it is counted on, what it means, what was left out. */
export function metricsText(
  metrics: PipelineMetrics,
  { forecast, won, error }: ForecastOutcome,
  context: Context,
): string[] {
  const headline: Metric[] = [
    metrics.won,
    metrics.lost,
    metrics.open,
    metrics.winRate,
    metrics.averageDealSize,
    metrics.medianDealSize,
    metrics.cycle.won.mean,
    metrics.cycle.won.median,
    metrics.velocityPerDay,
    metrics.coverage,
    ...furtherFigures(metrics),
    forecast,
    won,
    error,
  ];
  return [
    ...headline.flatMap((metric) => metricLines(metric, context)),
    '',
    'Stages',
    ...metrics.timeInStage.flatMap(({ pipeline, stage, label, visits, openAges, stale }) => [
      `  ${label}`,
      ...[
        ...metrics.stageConversion
          .filter((row) => row.pipeline === pipeline && row.stage === stage)
          .map(({ conversion }) => conversion),
        visits.mean,
        visits.median,
        openAges.mean,
        stale,
      ].map((metric) => `    ${valueLine(metric, context)}`),
    ]),
    '',
    'Won value by quarter',
    ...metrics.wonByQuarter
      .filter(({ result }) => result.wonValue.n > 0)
      .map(
        ({ key, result }) =>
          `  ${key === null ? '(no close date)' : periodName(key)}: ${valueLine(result.wonValue, context)}`,
      ),
    '',
    'Win rate by source',
    ...metrics.winRateBySource.map(
      ({ key, result }) => `  ${key ?? '(none)'}: ${valueLine(result.winRate, context)}`,
    ),
  ];
}

/** The same for leads and contacts: volume, funnel, speed to lead. */
export function leadMetricsText(metrics: LeadMetrics, context: Context): string[] {
  return [
    ...leadHeadline(metrics).flatMap((metric) => metricLines(metric, context)),
    '',
    'Funnel',
    ...metrics.funnel.steps.map(({ conversion }) => `  ${valueLine(conversion, context)}`),
    '',
    'Conversion by response time',
    ...metrics.speed.byBand.map(({ band, conversion }) => `  ${band}: ${valueLine(conversion, context)}`),
    '',
    'Contact rate by hour of the form',
    ...metrics.speed.byHour.map(({ contactRate }) => `  ${valueLine(contactRate, context)}`),
    '',
    'Speed to lead by week of the form',
    ...metrics.speed.byWeek.map(
      ({ key, result }) => `  ${key ?? '(no day)'}: ${valueLine(result.median, context)}`,
    ),
    '',
    'Conversion by first source',
    ...metrics.bySource.map(
      ({ key, result }) => `  ${key ?? '(none)'}: ${valueLine(result.conversion, context)}`,
    ),
  ];
}

/** Cost figures, with the months that they are of and what was worked out when. */
export function spendText(metrics: SpendMetrics, context: Context): string[] {
  const { months, lifetimeValue, costPerMqlBySource } = metrics;
  return [
    '',
    `Spend of ${months.from === months.to ? months.from : `${months.from} to ${months.to}`}, whole months`,
    ...spendHeadline(metrics).flatMap((metric) => metricLines(metric, context)),
    ...(lifetimeValue
      ? [
          `    lifetime value: ${formatNumber(lifetimeValue.amount, context, 2)} ${lifetimeValue.currency}, as of ${lifetimeValue.when}`,
        ]
      : []),
    '',
    'Cost per MQL by first source',
    ...costPerMqlBySource.map(({ key, result }) => `  ${key ?? '(none)'}: ${valueLine(result, context)}`),
  ];
}

function metricLines(metric: Metric, context: Context): string[] {
  const excluded = metric.excluded.map(({ reason, count }) => `    left out: ${count}, ${reason}`);
  return [valueLine(metric, context), `    ${metric.definition}`, ...excluded];
}

const valueLine = (metric: Metric, context: Context): string =>
  `${metric.label}: ${shown(metric, context)} (n = ${metric.n})`;

function shown({ value, unit, reason, currency }: Metric, context: Context): string {
  if (value === null) return `unknown, ${reason ?? 'not counted'}`;
  if (unit === 'share') return `${formatNumber(value * 100, context, 2)}%`;
  const number = formatNumber(value, context, 2);
  return [number, ...(currency ? [currency] : []), ...(UNIT_WORDS[unit] ?? [])].join(' ');
}

/** What stands behind a figure; the labels of the others say what is counted. */
const UNIT_WORDS: Readonly<Partial<Record<Metric['unit'], readonly string[]>>> = {
  days: ['days'],
  minutes: ['minutes'],
  'money per day': ['a day'],
};
