import type { Line } from '../../../metrics/changes/bookings';
import { totalOf } from '../../../metrics/changes/bridge-totals';
import { CATEGORY_WORDS } from '../../../metrics/changes/definitions';
import { type FormatContext, formatNumber } from '../../../record/format';
import { type ChangesPage, type Money, moneyKey, rowsOf } from './page-model';

/** Deals that came or went beside what some sums hold, and what they count with instead. */
export interface MovedBeside {
  money: Money;
  moves: { line: Line; count: number }[];
}

/** Lines by which a deal comes into the open pipeline or leaves it. */
const PASSAGES: readonly Line[] = ['new', 'reopened', 'movedIn', 'won', 'lost', 'movedOut', 'gone'];

/** What the bridge of another kind of amount books, and the sums of `money` therefore do not. */
export function movedBeside(page: ChangesPage, money: Money): MovedBeside[] {
  if (money === 'deals') return [];
  return page.moneys.flatMap((other) =>
    other === 'deals' || moneyKey(other) === moneyKey(money) ? [] : movesOf(page, other),
  );
}

/** Deals that came or went and are in the sums of no currency. */
export const movedWithoutSum = (page: ChangesPage): MovedBeside[] =>
  page.moneys.flatMap((money) => (money === 'deals' || money.kind === 'stated' ? [] : movesOf(page, money)));

function movesOf(page: ChangesPage, money: Money): MovedBeside[] {
  const moves = totalOf(rowsOf(page, money, 'pipeline'))
    .lines.filter(({ line, count }) => PASSAGES.includes(line) && count !== 0)
    .map(({ line, count }) => ({ line, count: Math.abs(count) }));
  return moves.length > 0 ? [{ money, moves }] : [];
}

/** "Won 2, Lost 3". */
export const movesText = ({ moves }: MovedBeside, context: FormatContext): string =>
  moves
    .map(({ line, count }) => `${CATEGORY_WORDS[line].label} ${formatNumber(count, context, 0)}`)
    .join(', ');

/** "deals without an amount", "deal in USD": what counts with other money than the sums beside it. */
export function besideWords(money: Money, count: number): string {
  const deals = count === 1 ? 'deal' : 'deals';
  if (money !== 'deals' && money.kind === 'empty') return `${deals} without an amount`;
  if (money !== 'deals' && money.kind === 'notTold') return `${deals} whose amount is not told`;
  if (money === 'deals' || money.currency === null) return `${deals} without a stated currency`;
  return `${deals} in ${money.currency}`;
}
