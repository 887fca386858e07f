import type { Line } from '../../../metrics/changes/bookings';
import { type BridgeTotal, totalOf } from '../../../metrics/changes/bridge-totals';
import { CATEGORY_WORDS } from '../../../metrics/changes/definitions';
import { type FormatContext, formatCount, formatNumber } from '../../../record/format';
import { type MoneyText, moneyText, signed } from './money-text';
import { type ChangesPage, type Money, rowsOf } from './page-model';

/** The bridge of the open pipeline in words. */
export interface BridgeLines {
  total: BridgeTotal;
  text: MoneyText;
  opening: string;
  closing: string;
  net: string;
  lines: { line: Line; label: string; deals: string; amount: string }[];
}

export function bridgeLines(page: ChangesPage, money: Money, context: FormatContext): BridgeLines {
  const total = totalOf(rowsOf(page, money, 'pipeline'));
  const text = textFor(page, money, context);
  const size = ({ count, cents }: BridgeTotal['opening']) =>
    money === 'deals' ? deals(count, context) : `${text(cents)} (${deals(count, context)})`;
  const net = total.closing.cents - total.opening.cents;
  return {
    total,
    text,
    opening: size(total.opening),
    closing: size(total.closing),
    net:
      money === 'deals' ? signedCount(total.closing.count - total.opening.count, context) : signed(net, text),
    lines: total.lines.map(({ line, count, cents }) => ({
      line,
      label: CATEGORY_WORDS[line].label,
      deals: signedCount(count, context),
      amount: money === 'deals' ? '' : signed(cents, text),
    })),
  };
}

/** All amounts of one currency are written alike. */
export function textFor(page: ChangesPage, money: Money, context: FormatContext): MoneyText {
  const rows = [...rowsOf(page, money, 'pipeline'), ...rowsOf(page, money, 'untold')];
  const sums = rows.flatMap(({ opening, closing, flows }) => [opening, closing, ...flows]);
  return moneyText(
    sums.map(({ cents }) => cents),
    money === 'deals' ? null : money.currency,
    context,
  );
}

const deals = (count: number, context: FormatContext): string => formatCount(count, 'deal', context);

/** "+3 deals", "−1 deal", "0 deals". */
export const signedCount = (count: number, context: FormatContext): string =>
  `${count > 0 ? '+' : ''}${formatNumber(count, context, 0)} ${Math.abs(count) === 1 ? 'deal' : 'deals'}`;
