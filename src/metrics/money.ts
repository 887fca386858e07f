import { joinWords } from '../record/format';
import { type Keyed, keyed, type Tally } from './accumulator';
import { type Metric, type MetricName, metric } from './metric';
import { type Sample, sample } from './sample';

/** Amounts by currency; `null` is an amount without one. Different currencies are never added up. */
export type Money = Keyed<Sample>;

export const money = (): Money => keyed(sample);

/** The only currency of all amounts, or why there is no such thing. */
export type OneCurrency = { currency: string | null; amounts: Sample } | { why: string };

export function oneCurrency(amounts: Money, none: string): OneCurrency {
  const rows = amounts.entries();
  const [first] = rows;
  if (!first) return { why: none };
  if (rows.length > 1) return { why: mixed(rows.map(([currency]) => currency)) };
  return { currency: first[0], amounts: first[1] };
}

/** How a reason ends where amounts of several currencies stand in the way of a figure. */
export const NOT_ADDED_UP = ', which are not added up';

const mixed = (currencies: readonly (string | null)[]): string =>
  `amounts are in ${joinWords(currencies.map((currency) => currency ?? 'no stated currency'))}${NOT_ADDED_UP}`;

/** One figure of money: of the only currency, else of each currency apart with the reason. */
export function moneyMetric(
  name: Omit<MetricName, 'unit'>,
  amounts: Money,
  figure: (amounts: Sample) => number | null,
  options: { none: string; excluded?: Tally },
): Metric {
  const rows = amounts.entries();
  const n = rows.reduce((count, [, { size }]) => count + size, 0);
  const excluded = options.excluded?.rows() ?? [];
  const only = oneCurrency(amounts, options.none);
  if ('amounts' in only)
    return metric({ ...name, unit: 'money' }, figure(only.amounts), n, { excluded, currency: only.currency });
  const byCurrency = rows.flatMap(([currency, values]) => {
    const value = figure(values);
    return value === null ? [] : [{ currency, value, n: values.size }];
  });
  if (!byCurrency.every(({ value }) => Number.isFinite(value)))
    return metric({ ...name, unit: 'money' }, null, n, { excluded, reason: 'too large to be counted' });
  return metric({ ...name, unit: 'money' }, null, n, { excluded, reason: only.why, byCurrency });
}
