import type { SpendMetrics } from '../../../metrics';
import { exactSum } from '../../../metrics/exact-sum';
import { monthsIn } from '../../../metrics/leads/months';
import { type FormatContext, formatIsoDate, formatNumber, plural } from '../../../record/format';
import type { SpendRow } from '../../../record/spend';
import type { AssessContext } from '../../../record/types';
import { monthLabel, monthsLabel } from '../../spend/month-label';
import { isUnderWay } from './cost-period';

/** What the tile of a figure of cost says about spend. */
export interface TileSpend {
  /** "3 months of spend, Aug 2026 to Oct 2026"; null where none is given, which the figure says itself. */
  note: string | null;
  /** One for each month, and the lifetime value. */
  lines: string[];
  /** "Give spend…". */
  verb: string;
  onGive: (() => void) | null;
}

/** The spend behind the figure of this id; nothing is said of months or values that it does not use. */
export function tileSpend(
  id: string,
  { months, rows, lifetimeValue }: SpendMetrics,
  context: AssessContext,
  onGive: (() => void) | null,
): TileSpend {
  const used = id === 'costPerMql' ? rows.filter(({ kind }) => kind === 'marketing') : rows;
  const given = new Set(used.map(({ when }) => when)).size;
  const value = id === 'ltvToCac' ? lifetimeValue : null;
  return {
    note:
      given === 0
        ? null
        : `${plural(given, 'month')} of spend, ${monthsLabel(months, context)}${isUnderWay(months, context) ? ', which is not over' : ''}`,
    lines: [
      ...(used.length === 0 ? [] : monthsIn(months).map((month) => monthLine(month, used, context))),
      ...(value ? [valueLine(value, context)] : []),
    ],
    verb: used.length === 0 ? 'Give spend…' : 'Change spend…',
    onGive,
  };
}

/** "for 2026-08 to 2026-10" as people write months. */
export const withMonths = (text: string, context: Pick<FormatContext, 'locale'>): string =>
  text.replace(/\b\d{4}-\d{2}\b/g, (month) => monthLabel(month, context));

/** "Oct 2026: marketing 1,200 EUR (Web 200, Event 300), sales 800 EUR". */
function monthLine(month: string, rows: readonly SpendRow[], context: FormatContext): string {
  const parts = (['marketing', 'sales'] as const).flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind && row.when === month);
    return own.length === 0 ? [] : [`${kind} ${sums(own, context)}${sources(own, context)}`];
  });
  return `${monthLabel(month, context)}: ${parts.join(', ') || 'not given'}`;
}

function sums(rows: readonly SpendRow[], context: FormatContext): string {
  return [...new Set(rows.map(({ currency }) => currency))]
    .map((currency) => {
      const amounts = rows.filter((row) => row.currency === currency).map(({ amount }) => amount);
      return `${formatNumber(exactSum(amounts).value(), context, 2)} ${currency}`;
    })
    .join(' and ');
}

function sources(rows: readonly SpendRow[], context: FormatContext): string {
  const named = rows.filter(({ source }) => source !== '');
  return named.length === 0
    ? ''
    : ` (of it ${named.map(({ source, amount }) => `${source} ${formatNumber(amount, context, 2)}`).join(', ')})`;
}

const valueLine = ({ amount, currency, when, note }: SpendRow, context: FormatContext): string =>
  `Lifetime value ${formatNumber(amount, context, 2)} ${currency}, as of ${formatIsoDate(when, context)}${note ? `: ${note}` : ''}`;
