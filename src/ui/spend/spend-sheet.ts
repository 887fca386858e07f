import { monthName, monthNumber } from '../../metrics/leads/months';
import { type SpendRow, spendKey } from '../../record/spend';

/** A column of the sheet: sales, marketing of no source, or marketing of one. */
export interface SpendColumnKey {
  kind: 'marketing' | 'sales';
  source: string;
}

/** Spend as it is typed: texts by month and column, which may not be amounts yet. */
export interface SpendSheet {
  /** Of amounts that state none. */
  currency: string;
  /** Sources that have a column of their own. */
  sources: readonly string[];
  /** The newest first. */
  months: readonly string[];
  /** By `cellKey`; a blank one is not given, which is not 0. */
  cells: Readonly<Record<string, string>>;
  /** The newest first; one that has no amount is not given. */
  lifetimes: readonly TypedLifetime[];
  /** Notes of rows by `spendKey`, which a file can give. */
  notes: Readonly<Record<string, string>>;
}

export interface TypedLifetime {
  amount: string;
  asOf: string;
  note: string;
}

export const cellKey = ({ kind, source }: SpendColumnKey, month: string): string =>
  spendKey({ kind, when: month, source });

export const columnsOf = ({ sources }: Pick<SpendSheet, 'sources'>): SpendColumnKey[] => [
  { kind: 'marketing', source: '' },
  ...sources.map((source) => ({ kind: 'marketing' as const, source })),
  { kind: 'sales', source: '' },
];

/** The sheet of what is kept, with a line for each of these months too. */
export function sheetOf(rows: readonly SpendRow[], months: readonly string[], today: string): SpendSheet {
  const empty = { currency: commonCurrency(rows), months, sources: [], cells: {}, lifetimes: [], notes: {} };
  const sheet = sheetWith(empty, rows);
  return sheet.lifetimes.length > 0 ? sheet : withLifetime(sheet, today);
}

/** The sheet with further rows; one of the same month, kind and source goes before what stood there. */
export function sheetWith(sheet: SpendSheet, rows: readonly SpendRow[]): SpendSheet {
  const currency = sheet.currency || commonCurrency(rows);
  const ofMonths = rows.filter(({ kind }) => kind !== 'lifetimeValue');
  const text = (row: SpendRow): string =>
    row.currency === currency ? String(row.amount) : `${row.amount} ${row.currency}`;
  const sources = ofMonths.map(({ source }) => source).filter((source) => source !== '');
  return {
    currency,
    sources: [...new Set([...sheet.sources, ...sources])].sort(),
    months: [...new Set([...sheet.months, ...ofMonths.map(({ when }) => when)])].sort().reverse(),
    cells: { ...sheet.cells, ...Object.fromEntries(ofMonths.map((row) => [spendKey(row), text(row)])) },
    lifetimes: lifetimesWith(
      sheet.lifetimes,
      rows
        .filter(({ kind }) => kind === 'lifetimeValue')
        .map((row) => ({ amount: text(row), asOf: row.when, note: row.note })),
    ),
    notes: { ...sheet.notes, ...Object.fromEntries(rows.map((row) => [spendKey(row), row.note])) },
  };
}

function lifetimesWith(typed: readonly TypedLifetime[], given: readonly TypedLifetime[]): TypedLifetime[] {
  if (given.length === 0) return [...typed];
  const days = new Set(given.map(({ asOf }) => asOf));
  const kept = typed.filter(({ amount, asOf }) => amount.trim() !== '' && !days.has(asOf));
  return [...given, ...kept].sort((one, other) => (one.asOf < other.asOf ? 1 : -1));
}

/** A blank line for a newer lifetime value. */
export const withLifetime = (sheet: SpendSheet, today: string): SpendSheet => ({
  ...sheet,
  lifetimes: [{ amount: '', asOf: today, note: '' }, ...sheet.lifetimes],
});

/** The one that most rows are in; '' without rows. */
function commonCurrency(rows: readonly SpendRow[]): string {
  const counts = new Map<string, number>();
  for (const { currency } of rows) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** A column for a further source; the same one is not there twice, however it is written. */
export function withSource(sheet: SpendSheet, source: string): SpendSheet {
  const name = source.trim();
  const isKnown = sheet.sources.some((one) => one.toLowerCase() === name.toLowerCase());
  return name === '' || isKnown ? sheet : { ...sheet, sources: [...sheet.sources, name] };
}

export const withCell = (sheet: SpendSheet, key: string, text: string): SpendSheet => ({
  ...sheet,
  cells: { ...sheet.cells, [key]: text },
});

/** So many months before the first of the sheet. */
export function withEarlier(sheet: SpendSheet, count: number): SpendSheet {
  const first = sheet.months.at(-1);
  if (!first) return sheet;
  const before = (index: number): string => monthName(monthNumber(first) - index - 1);
  return {
    ...sheet,
    months: [...sheet.months, ...Array.from({ length: count }, (_, index) => before(index))],
  };
}
