import type { Period } from '../../../metrics';
import { DAY_MS, localDate } from '../../../record/format';
import type { AssessContext, IsoDate } from '../../../record/types';

/** Which leads are counted, by the day of their form. */
export type SpeedPeriod = 'all' | 'week' | 'month' | 'quarter' | { from: IsoDate; to: IsoDate };

export const PERIODS: readonly { id: Extract<SpeedPeriod, string>; label: string; days: number | null }[] = [
  { id: 'week', label: 'Last 7 days', days: 7 },
  { id: 'month', label: 'Last 30 days', days: 30 },
  { id: 'quarter', label: 'Last 90 days', days: 90 },
  { id: 'all', label: 'All', days: null },
];

/** Days of the viewer's zone, today included; null for all. Throws nothing: days that are none are an empty period. */
export function periodOf(choice: SpeedPeriod, { now, zone }: AssessContext): Period | null {
  if (typeof choice !== 'string') return { from: dayOf(choice.from) ?? 0, to: dayOf(choice.to) ?? -1 };
  const days = PERIODS.find(({ id }) => id === choice)?.days ?? null;
  if (days === null) return null;
  const today = dayOf(localDate(now, { zone }) ?? '') ?? Math.floor(now / DAY_MS);
  return { from: today - days + 1, to: today };
}

function dayOf(date: IsoDate): number | null {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? null : at / DAY_MS;
}
