import type { TargetRange } from '../../../metrics/target-ranges';
import { type FormatContext, formatNumber } from '../../../record/format';

const UNIT = { share: '%', ratio: '×', minutes: ' minutes' } as const;

/** What a figure is held against, in words: "Usually 20–30%", "Target 3–4×", "Target under 5 minutes". */
export function usualText(
  { low, high, unit, isTarget }: TargetRange,
  context: Pick<FormatContext, 'locale'>,
): string {
  const text = (value: number): string => formatNumber(unit === 'share' ? value * 100 : value, context);
  const ends =
    low !== null && high !== null
      ? `${text(low)}–${text(high)}${UNIT[unit]}`
      : low !== null
        ? `${text(low)}${UNIT[unit]}`
        : `under ${text(high ?? 0)}${UNIT[unit]}`;
  return `${isTarget ? 'Target' : 'Usually'} ${ends}`;
}
