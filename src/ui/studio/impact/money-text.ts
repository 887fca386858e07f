import type { ImpactMoney } from '../../../impact/impact-summary';
import { type FormatContext, formatNumber } from '../../../record/format';

/** "120,000 EUR"; "500 of unknown currency". */
export const moneyText = (
  { amount, currency }: Pick<ImpactMoney, 'amount' | 'currency'>,
  context: Pick<FormatContext, 'locale'>,
): string => `${formatNumber(amount, context, 0)} ${currency ?? 'of unknown currency'}`;

/** "+3, −1", "+3" or "−1"; "0" for neither. */
export function gainText(gained: number, lost: number, context: Pick<FormatContext, 'locale'>): string {
  const parts = [
    ...(gained > 0 ? [`+${formatNumber(gained, context, 0)}`] : []),
    ...(lost > 0 ? [`−${formatNumber(lost, context, 0)}`] : []),
  ];
  return parts.join(', ') || '0';
}
