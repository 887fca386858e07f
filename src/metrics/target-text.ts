import type { PackTarget } from '../pack-parts/targets';
import { type TargetRange, targetUnit } from './target-ranges';

/** A range as documents write it: "20–30%", "3–5×", "under 5 minutes", "90% or more". */
export function rangeText({ low, high, unit }: Pick<TargetRange, 'low' | 'high' | 'unit'>): string {
  const text = (value: number): string =>
    String(Number((unit === 'share' ? value * 100 : value).toFixed(2))).replace('-', '−');
  const after = UNITS[unit];
  if (low !== null && high !== null) return `${text(low)}–${text(high)}${after}`;
  if (high !== null)
    return unit === 'minutes' ? `under ${text(high)}${after}` : `at most ${text(high)}${after}`;
  return `${text(low ?? 0)}${after} or more`;
}

const UNITS = { share: '%', ratio: '×', minutes: ' minutes' } as const;

/** The range of one target of a pack. */
export const targetText = ({ metric, low, high }: PackTarget): string =>
  rangeText({ low: low ?? null, high: high ?? null, unit: targetUnit(metric) });
