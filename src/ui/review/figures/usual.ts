import { targetRange } from '../../../metrics/target-ranges';
import type { PackTarget, TargetMetric } from '../../../pack-parts/targets';
import { formatNumber } from '../../../record/format';
import type { Usual } from './figure-text';

const UNIT = { share: '%', ratio: '×', minutes: ' minutes' } as const;

/** What a figure is held against, in words: "Usually 20–30%", "Target 3–4×", "Target under 5 minutes". */
export function usualOf(metric: TargetMetric, targets: readonly PackTarget[] = []): Usual | null {
  const range = targetRange(metric, targets);
  if (!range) return null;
  const { low, high, unit, isTarget } = range;
  const text = (value: number): string =>
    formatNumber(unit === 'share' ? value * 100 : value, { locale: 'en' });
  const ends =
    low !== null && high !== null
      ? `${text(low)}–${text(high)}${UNIT[unit]}`
      : low !== null
        ? `${text(low)}${UNIT[unit]}`
        : `under ${text(high ?? 0)}${UNIT[unit]}`;
  return { low, high, text: `${isTarget ? 'Target' : 'Usually'} ${ends}` };
}
