import type { RowSet } from '../row-set';
import { emptyAt } from './filter';

export type GroupBy = 'owner' | 'stage' | null;

/** Sums by currency; amounts in different currencies are never added up. */
export interface AmountSums {
  sums: { currency: string | null; sum: number; count: number }[];
  /** Deals whose amount is empty or was not read; other kinds of records have none. */
  unknown: number;
}

export interface RowGroup extends AmountSums {
  /** Null: what is grouped by was not read, or there is none. */
  name: string | null;
  /** What the heading says: the name, or why there is none. */
  heading: string;
  count: number;
}

/** What stands in the lines of the table: rows by index, and headings as −1 − their group's number. */
export interface Lines {
  lines: Int32Array;
  groups: RowGroup[];
}

export const groupOfLine = (line: number): number | null => (line < 0 ? -1 - line : null);

/**
 * Rows in their order under headings; folded groups show their heading only. Headings stand in the
 * order of the alphabet, or by `place` of one of their rows, such as the stage's place in the pack.
 */
export function groupLines(
  rows: RowSet,
  indexes: Uint32Array,
  by: GroupBy,
  folded: ReadonlySet<string | null>,
  place: (index: number) => number = () => 0,
): Lines {
  if (!by) return { lines: new Int32Array(indexes), groups: [] };
  const named = membersOf(rows, indexes, by).sort(
    (a, b) => place(a.list[0] ?? 0) - place(b.list[0] ?? 0) || compareNames(a.name, b.name),
  );
  const lines = new Int32Array(named.length + indexes.length);
  let size = 0;
  for (const [group, { name, list }] of named.entries()) {
    lines[size++] = -1 - group;
    if (folded.has(name)) continue;
    lines.set(list, size);
    size += list.length;
  }
  return {
    lines: lines.slice(0, size),
    groups: named.map(({ name, list }) => ({
      name,
      heading: name ?? gapWord(rows, list, by),
      count: list.length,
      ...sumAmounts(rows, list),
    })),
  };
}

/** Only deals have a deal stage: of other records it is not unknown; nor is an owner where the CRM has none. */
function gapWord(rows: RowSet, list: Uint32Array, by: NonNullable<GroupBy>): string {
  const isDeal = dealTest(rows);
  const isNone = by === 'owner' ? emptyAt(rows, 'owner') : (index: number) => !isDeal(index);
  const none = by === 'owner' ? 'no owner' : 'no deal stage';
  const count = list.reduce((sum, index) => sum + Number(isNone(index)), 0);
  if (count === 0) return 'unknown';
  return count === list.length ? none : `unknown or ${none}`;
}

function dealTest(rows: RowSet): (index: number) => boolean {
  const { words, codes } = rows.words('object');
  const deal = words.indexOf('deal') + 1;
  return (index) => codes[index] === deal;
}

/** The rows of each group in their order, of groups that have any. */
function membersOf(
  rows: RowSet,
  indexes: Uint32Array,
  by: NonNullable<GroupBy>,
): { name: string | null; list: Uint32Array }[] {
  const { words, codes } = rows.words(by);
  const counts = new Uint32Array(words.length + 1);
  for (const index of indexes) counts[codes[index] ?? 0] = (counts[codes[index] ?? 0] ?? 0) + 1;
  const lists = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (const index of indexes) {
    const code = codes[index] ?? 0;
    const list = lists[code];
    const at = counts[code] ?? 0;
    if (list) list[at] = index;
    counts[code] = at + 1;
  }
  return lists
    .map((list, code) => ({ name: words[code - 1] ?? null, list }))
    .filter(({ list }) => list.length > 0);
}

export function sumAmounts(
  rows: RowSet,
  indexes: Iterable<number>,
  column: 'amount' | 'weighted' = 'amount',
): AmountSums {
  const amounts = column === 'amount' ? rows.number('amount') : rows.weighted();
  const { words, codes } = rows.words('currency');
  const isDeal = dealTest(rows);
  const sums = new Map<number, { sum: number; count: number }>();
  let unknown = 0;
  for (const index of indexes) {
    const amount = amounts[index] ?? Number.NaN;
    if (Number.isNaN(amount)) {
      if (isDeal(index)) unknown += 1;
      continue;
    }
    const code = codes[index] ?? 0;
    const known = sums.get(code);
    if (!known) {
      sums.set(code, { sum: amount, count: 1 });
      continue;
    }
    known.sum += amount;
    known.count += 1;
  }
  return {
    sums: [...sums]
      .map(([code, { sum, count }]) => ({ currency: words[code - 1] ?? null, sum, count }))
      .sort((a, b) => b.count - a.count),
    unknown,
  };
}

function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.localeCompare(b);
}
