import { measure } from '../../../metrics/accumulator';
import {
  CATEGORIES,
  type Category,
  type Cell,
  changeOf,
  type DealChange,
} from '../../../metrics/changes/bookings';
import type { BridgeRow } from '../../../metrics/changes/bridge-parts';
import { isOpenPipeline, isSameMoney, moneysOf, totalOf } from '../../../metrics/changes/bridge-totals';
import {
  type Changes,
  cellKey,
  cellOfStanding,
  changesBetween,
} from '../../../metrics/changes/changes-between';
import type { Scope, Worth } from '../../../metrics/changes/standing';
import type { Spans } from './stored-spans';

/** What the bridge counts: one currency, deals without an amount, those whose amount is not told, or deals alone. */
export type Money = Pick<Worth, 'kind' | 'currency'> | 'deals';

export interface ChangesPage {
  spans: Spans;
  scope: Scope;
  changes: Changes;
  /** The currency with the most deals first, "deals" last. */
  moneys: Money[];
}

export function changesPage(spans: Spans, scope: Scope): ChangesPage {
  const changes = measure(spans.spans, changesBetween(spans.between, scope));
  const size = (money: Exclude<Money, 'deals'>) =>
    totalOf(changes.rows.filter(({ cell }) => isSameMoney(cell.money, money)));
  const deals = (money: Exclude<Money, 'deals'>) => {
    const { opening, closing } = size(money);
    return (money.kind === 'stated' ? 1e9 : 0) + opening.count + closing.count;
  };
  const moneys = moneysOf(changes.rows).sort((a, b) => deals(b) - deals(a));
  return { spans, scope, changes, moneys: [...moneys, 'deals'] };
}

export const moneyKey = (money: Money): string =>
  money === 'deals' ? money : `${money.kind} ${money.currency ?? ''}`;

/** "EUR", "No amount". */
export function moneyLabel(money: Money): string {
  if (money === 'deals') return 'Deals, whatever their amount';
  if (money.kind === 'empty') return 'Deals without an amount';
  if (money.kind === 'notTold') return 'Deals whose amount is not told';
  return money.currency ?? 'No stated currency';
}

const counts = (money: Money, cell: Cell): boolean => money === 'deals' || isSameMoney(cell.money, money);

/** Rows of the bridge that count: of the open pipeline, or of what is not told. */
export function rowsOf({ changes }: ChangesPage, money: Money, part: 'pipeline' | 'untold'): BridgeRow[] {
  return changes.rows.filter(
    (row) => counts(money, row.cell) && isOpenPipeline(row) === (part === 'pipeline'),
  );
}

/** Open deals at the end that the sums of `money` do not hold, by what they count with instead. */
export function notInSums(page: ChangesPage, money: Money): { money: Money; count: number }[] {
  if (money === 'deals') return [];
  return page.moneys.flatMap((other) => {
    if (other === 'deals' || moneyKey(other) === moneyKey(money)) return [];
    const { count } = totalOf(rowsOf(page, other, 'pipeline')).closing;
    return count > 0 ? [{ money: other, count }] : [];
  });
}

/** Deals of a category, the largest amounts first, one currency after the other; those without come last. */
export function dealsIn({ changes }: ChangesPage, category: Category): DealChange[] {
  return changes.deals.filter(({ categories }) => categories.has(category)).sort(byMoney(category));
}

export const categoriesWithDeals = (page: ChangesPage): Category[] =>
  CATEGORIES.filter((category) => page.changes.deals.some(({ categories }) => categories.has(category)));

/** What a deal counts with in a category: what its amount changed by, else the amount it has or last had. */
export function worthIn(change: DealChange, category: Category): Worth {
  const { opening, closing } = change;
  const end =
    closing.worth.kind === 'stated' || opening.worth.kind !== 'stated' ? closing.worth : opening.worth;
  if (category !== 'amountUp' && category !== 'amountDown') return end;
  const sum = change.bookings
    .filter(({ line }) => line === category)
    .reduce((total, { cents }) => total + cents, 0);
  return { ...end, cents: sum };
}

export function byMoney(category: Category): (a: DealChange, b: DealChange) => number {
  return (a, b) => compareWorth(worthIn(a, category), worthIn(b, category));
}

const KINDS = ['stated', 'empty', 'notTold'];

export function compareWorth(a: Worth, b: Worth): number {
  const byKind = KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  const [one, other] = [a.currency ?? '\uffff', b.currency ?? '\uffff'];
  return byKind || (one < other ? -1 : Number(one > other)) || Math.abs(b.cents) - Math.abs(a.cents);
}

/** Which deals are meant: those that stand in a cell at one end, or that a line of it counts. */
export type Wanted =
  | { end: 'opening' | 'closing'; has(cell: Cell): boolean }
  | { flow(change: DealChange): boolean };

/** 1 for each row of the review that is meant. */
export function maskOf(page: ChangesPage, keys: readonly (string | null)[], wanted: Wanted): Uint8Array {
  const rows = new Map(keys.map((key, row) => [key, row]));
  const mask = new Uint8Array(keys.length);
  for (const span of page.spans.spans) {
    const change = changeOf(span, page.scope);
    const row = rows.get(span.key);
    if (row !== undefined && !change.isLeftOut && isWanted(change, wanted)) mask[row] = 1;
  }
  return mask;
}

function isWanted(change: DealChange, wanted: Wanted): boolean {
  if ('flow' in wanted) return wanted.flow(change);
  const cell = cellOfStanding(change[wanted.end]);
  return cell !== null && wanted.has(cell);
}

/** Tells the cells of some rows from all others. */
export function cellsOf(rows: readonly BridgeRow[]): (cell: Cell) => boolean {
  const keys = new Set(rows.map(({ cell }) => cellKey(cell)));
  return (cell) => keys.has(cellKey(cell));
}

/** How many deals a category has. */
export const dealsWith = ({ changes }: ChangesPage, category: Category): number =>
  changes.deals.filter(({ categories }) => categories.has(category)).length;

/** Owners that deals have at either instant, in the order of the alphabet. */
export function ownersOf({ spans }: Spans): string[] {
  const names = new Set<string>();
  for (const { opening, closing } of spans)
    for (const { owner } of [opening, closing]) if (owner.isKnown && owner.value) names.add(owner.value);
  return [...names].sort((a, b) => a.localeCompare(b));
}
