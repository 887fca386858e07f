import { formatNumber } from '../../record/format';
import type { AssessContext } from '../../record/types';
import { amountText } from './amount-text';
import type { AmountSums } from './deals/groups';

/**
 * "€412,600 + $12,000 · 3 without a known amount": each currency apart, and how many deals have none, whether their
 * amount is empty or was not read.
 */
export function sumsText(amounts: AmountSums, context: AssessContext): string {
  const { known, missing } = sumsLines(amounts, context);
  return [known.join(' + '), ...missing].filter((part) => part !== '').join(' · ') || 'no amounts';
}

/** The same for a narrow place: a line per currency, and what is not known on one of its own. */
export function sumsLines(
  { sums, unknown }: AmountSums,
  context: AssessContext,
  what = 'amount',
): { known: string[]; missing: string[] } {
  return {
    known: sums.map(({ currency, sum }) => amountText(sum, currency, context)),
    missing: unknown > 0 ? [`${formatNumber(unknown, context, 0)} without a known ${what}`] : [],
  };
}
