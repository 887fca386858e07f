import { formatNumber } from '../../record/format';
import type { AssessContext } from '../../record/types';
import { amountText } from './amount-text';
import type { AmountSums } from './deals/groups';

/** "€412,600 + $12,000 · 3 amounts unknown": each currency apart, and how many amounts were not read. */
export function sumsText({ sums, unknown }: AmountSums, context: AssessContext): string {
  const known = sums.map(({ currency, sum }) => amountText(sum, currency, context)).join(' + ');
  if (unknown === 0) return known || 'no amounts';
  const missing = `${formatNumber(unknown, context, 0)} ${unknown === 1 ? 'amount' : 'amounts'} unknown`;
  return known ? `${known} · ${missing}` : missing;
}
