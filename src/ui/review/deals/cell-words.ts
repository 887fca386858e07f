import { type FormatContext, formatNumber } from '../../../record/format';
import type { EmptyField } from '../../../store/review-columns';
import { amountText } from '../amount-text';
import { isEmpty, type ReviewRow } from '../review-row';

/** Stands where a kind of record has no such value, which is something else than unknown. */
export const NOT_MEANT = '–';

/** Stands where the CRM has no value, which is something else than that it was not read. */
const NONE = 'none';

export const dealText = (row: ReviewRow, text: string | null): string | null =>
  row.object === 'deal' ? text : NOT_MEANT;

/** Other kinds have neither stage nor pipeline of a deal; what the CRM shows of them all the same is said. */
export const stageText = (row: ReviewRow, text: string | null): string | null => text ?? dealText(row, null);

/** What stands where there is no value of a field, or of what is made of several; null is unknown. */
export const gapOf = (row: ReviewRow, ...fields: EmptyField[]): string | null =>
  fields.some((field) => isEmpty(row, field)) ? NONE : null;

/** "46 / 42"; "–" where nothing gives the stage a limit. */
export function daysOfLimit({ daysInStage, stageLimit }: ReviewRow, context: FormatContext): string | null {
  if (daysInStage === null) return null;
  return `${formatNumber(daysInStage, context, 0)} / ${stageLimit === null ? NOT_MEANT : formatNumber(stageLimit, context, 0)}`;
}

/** Whether it is longer in its stage than it is allowed to. */
export const isOverLimit = ({ daysInStage, stageLimit }: ReviewRow): boolean =>
  daysInStage !== null && stageLimit !== null && daysInStage > stageLimit;

export const counted = (value: number | null, context: FormatContext): string | null =>
  value === null ? null : formatNumber(value, context, 0);

export const moneyText = (
  { currency }: ReviewRow,
  amount: number | null,
  context: FormatContext,
): string | null => (amount === null ? null : amountText(amount, currency, context));
