import type { SpendKind, SpendRow } from '../../record/spend';
import { exactSum } from '../exact-sum';
import { isSameSource } from './cost-counts';
import { type Months, monthOfText, monthsIn, monthsText } from './months';

/** What was spent in whole months, in one currency; or why that is not known. Never pro-rated. */
export type SpendSum = { amount: number; currency: string; rows: SpendRow[] } | { why: string };

export interface SpendAsk {
  kinds: readonly Exclude<SpendKind, 'lifetimeValue'>[];
  months: Months;
  /** Only what was spent for this source; left out for all of it. */
  source?: string;
}

/**
 * The sum of what is given for the months. The marketing spend of a month is all of its rows, those for a source and
 * those for none. A month without a row is not known, and never 0: then there is no sum, and the months are named.
 */
export function spendSum(all: readonly SpendRow[], { kinds, months, source }: SpendAsk): SpendSum {
  const wanted = monthsIn(months);
  const rows = all.filter(
    (row) =>
      kinds.some((kind) => kind === row.kind) &&
      wanted.includes(row.when) &&
      (source === undefined || isSameSource(row.source, source)),
  );
  const missing = kinds
    .map((kind) => ({
      kind,
      months: wanted.filter((month) => !rows.some((row) => row.kind === kind && row.when === month)),
    }))
    .filter((gap) => gap.months.length > 0);
  const from = source === undefined ? '' : ` from “${source.trim()}”`;
  if (missing.length > 0 || wanted.length === 0) return { why: missingWords(missing, wanted.length, from) };
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  const [currency = ''] = currencies;
  if (currencies.length > 1)
    return { why: `spend is in ${currencies.join(' and ')}, which are not added up` };
  return { amount: exactSum(rows.map(({ amount }) => amount)).value(), currency, rows };
}

/** "no sales spend is given for 2026-08 and 2026-10". */
function missingWords(
  gaps: readonly { kind: string; months: readonly string[] }[],
  wanted: number,
  from: string,
): string {
  if (wanted === 0) return 'the period has no month';
  const [first, second] = gaps;
  if (first && second && first.months.join() === second.months.join())
    return `no ${first.kind} or ${second.kind} spend${from} is given for ${monthsText(first.months)}`;
  return gaps
    .map(({ kind, months }) => `no ${kind} spend${from} is given for ${monthsText(months)}`)
    .join('; ');
}

/** The newest value worked out until the end of the period, else the oldest after it; null where none is given. */
export function lifetimeValueFor(all: readonly SpendRow[], { to }: Months): SpendRow | null {
  const values = all
    .filter(({ kind }) => kind === 'lifetimeValue')
    .sort((a, b) => (a.when < b.when ? -1 : Number(a.when > b.when)));
  return values.filter(({ when }) => monthOfText(when) <= to).at(-1) ?? values[0] ?? null;
}
