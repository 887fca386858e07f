import { type Accumulator, accumulator, keyed, tally } from './accumulator';
import { isWithin, type Period } from './calendar';
import { type Metric, metric } from './metric';
import type { MetricDeal } from './metric-deal';
import { money, moneyMetric } from './money';
import { total } from './sample';

/** The open pipeline that is to close in a period, as it is forecast. */
export interface PipelineForecast {
  /** Sum of amount × probability. */
  weighted: Metric;
  unweighted: Metric;
  byCategory: { category: string | null; amount: Metric }[];
}

/** The weighted forecast of open deals; `period` limits it to those that are to close in it. */
export function pipelineForecast(period?: Period): Accumulator<MetricDeal, PipelineForecast> {
  const weighted = money();
  const unweighted = money();
  const categories = keyed(money);
  const gaps = tally();
  const weightGaps = tally();
  return accumulator(
    { weighted, unweighted, categories, gaps, weightGaps },
    (deal) => {
      if (deal.outcome !== 'open' || !isDue(deal, period)) return;
      const { amount, currency, probability } = deal;
      const gap = amount === null ? (deal.amountGap ?? 'no amount') : null;
      if (gap) gaps.count(gap);
      if (gap || probability === null) weightGaps.count(gap ?? 'no probability');
      else weighted.at(currency).push(((amount ?? 0) * probability) / 100);
      if (amount === null) return;
      unweighted.at(currency).push(amount);
      categories.at(deal.forecastCategory).at(currency).push(amount);
    },
    () => ({
      weighted: moneyMetric(
        {
          id: 'weightedPipeline',
          label: 'Weighted pipeline',
          definition: `Sum of amount × probability of ${dueDeals(period)}.`,
        },
        weighted,
        total,
        { none: 'no open deal has an amount and a probability', excluded: weightGaps },
      ),
      unweighted: moneyMetric(
        {
          id: 'duePipeline',
          label: 'Pipeline due',
          definition: `Sum of the amounts of ${dueDeals(period)}.`,
        },
        unweighted,
        total,
        { none: 'no open deal has an amount', excluded: gaps },
      ),
      byCategory: categories.entries().map(([category, amounts]) => ({
        category,
        amount: moneyMetric(
          {
            id: `pipeline.${category ?? 'none'}`,
            label: `Pipeline in ${category ?? 'no category'}`,
            definition: `Sum of the amounts of ${dueDeals(period)} in the forecast category ${category ?? '(none)'}.`,
          },
          amounts,
          total,
          { none: 'no open deal has an amount' },
        ),
      })),
    }),
  );
}

const dueDeals = (period: Period | undefined): string =>
  period ? 'open deals that are to close in the period' : 'open deals';

const isDue = ({ closeDay }: MetricDeal, period: Period | undefined): boolean =>
  !period || (closeDay !== null && isWithin(closeDay, period));

export interface ForecastComparison {
  forecast: Metric;
  /** Won in the period, forecast or not. */
  actual: Metric;
  /** (forecast − actual) ÷ actual. */
  error: Metric;
  /** What became of the deals that were forecast, by their category then. */
  byCategory: { category: string | null; deals: number; won: number; winRate: number }[];
}

/**
 * A forecast held against what came of it: open deals as they stood before or early in the
 * period, and all deals as they stand after it. Without that earlier state there is no comparison:
 * a closed deal's probability is rewritten when it closes.
 */
export function compareForecast(
  before: Iterable<MetricDeal>,
  after: Iterable<MetricDeal>,
  period: Period,
): ForecastComparison {
  const forecast = pipelineForecast(period);
  const wonIds = new Set<string>();
  const won = money();
  for (const deal of after) {
    if (deal.outcome !== 'won' || !isDue(deal, period)) continue;
    wonIds.add(deal.id);
    if (deal.amount !== null) won.at(deal.currency).push(deal.amount);
  }
  const categories = keyed(tally);
  for (const deal of before) {
    forecast.add(deal);
    if (deal.outcome !== 'open' || !isDue(deal, period)) continue;
    categories.at(deal.forecastCategory).count(wonIds.has(deal.id) ? 'won' : 'other');
  }
  const { weighted } = forecast.result();
  const actual = moneyMetric(
    {
      id: 'wonInPeriod',
      label: 'Won in the period',
      definition: 'Sum of the amounts of won deals with a close date in the period.',
    },
    won,
    total,
    { none: 'no deal was won in the period' },
  );
  return {
    forecast: weighted,
    actual,
    error: forecastError(weighted, actual),
    byCategory: categories.entries().map(([category, { of }]) => {
      const deals = of('won') + of('other');
      return { category, deals, won: of('won'), winRate: of('won') / deals };
    }),
  };
}

const ERROR_OF_PERIOD =
  '(Weighted forecast − won amount) ÷ won amount of the period; above 0 means forecast too high. n counts the forecast deals.';

/** How far a forecast was off; unknown where either is, or they are in different currencies. */
export function forecastError(forecast: Metric, actual: Metric, definition = ERROR_OF_PERIOD): Metric {
  const name = { id: 'forecastError', label: 'Forecast error', unit: 'share', definition } as const;
  const { n } = forecast;
  if (forecast.value === null || actual.value === null)
    return metric(name, null, n, { reason: forecast.reason ?? actual.reason });
  if (forecast.currency !== actual.currency)
    return metric(name, null, n, { reason: 'forecast and won amounts are in different currencies' });
  if (actual.value === 0) return metric(name, null, n, { reason: 'the won amount is 0' });
  const value = (forecast.value - actual.value) / actual.value;
  return metric(name, value, n, { excluded: forecast.excluded });
}
