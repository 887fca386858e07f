import type { Between } from '../../../metrics/changes/deal-span';
import { DAY_MS, type FormatContext, formatDay, formatWeekday, localDate } from '../../../record/format';
import type { EpochMs, IsoDate } from '../../../record/types';
import { clockOrDay, startOfDay } from '../../components/when';

export type PresetId = 'monday' | 'week' | 'month' | 'quarter' | 'visit';

/** What is compared: a preset that ends now, or two days of one’s own, the last one included. */
export type PeriodChoice = { preset: PresetId } | { fromDay: IsoDate; toDay: IsoDate };

export interface PeriodOptions {
  now: EpochMs;
  zone: string;
  /** When this view was opened before; null the first time. */
  lastVisit: EpochMs | null;
}

export const PRESET_LABEL: Readonly<Record<PresetId, string>> = {
  monday: 'Since last Monday',
  week: 'Last 7 days',
  month: 'Last 30 days',
  quarter: 'This quarter',
  visit: 'Since my last visit',
};

export const FIRST_CHOICE: PeriodChoice = { preset: 'monday' };

export const presetsOf = ({ lastVisit }: PeriodOptions): PresetId[] =>
  (['monday', 'week', 'month', 'quarter', 'visit'] as const).filter(
    (id) => id !== 'visit' || lastVisit !== null,
  );

/** The two instants of a choice; null when the days are none, or the last lies before the first. */
export function betweenOf(choice: PeriodChoice, options: PeriodOptions): Between | null {
  const { now, lastVisit } = options;
  if ('preset' in choice) {
    const from =
      choice.preset === 'visit' ? lastVisit : startOfDay(firstDay(choice.preset, options), options);
    return from === null || from >= now ? null : { from, to: now };
  }
  const from = startOfDay(choice.fromDay, options);
  const next = startOfDay(dayAfter(choice.toDay), options);
  if (from === null || next === null || from >= now) return null;
  // The last minute of a day belongs to it; what is to come has not happened.
  const to = Math.min(next - 1, now);
  return from < to ? { from, to } : null;
}

/** The day that a preset begins on, in the viewer’s zone. On a Monday, "last Monday" is a week ago. */
export function firstDay(preset: PresetId, { now, zone }: Pick<PeriodOptions, 'now' | 'zone'>): IsoDate {
  const today = localDate(now, { zone }) ?? '1970-01-01';
  if (preset === 'quarter') {
    const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
    return `${today.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
  }
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay();
  const back = preset === 'month' ? 30 : preset === 'week' ? 7 : weekday === 1 ? 7 : (weekday + 6) % 7;
  return daysLater(today, -back);
}

const dayAfter = (day: IsoDate): IsoDate => daysLater(day, 1);

function daysLater(day: IsoDate, days: number): IsoDate {
  const at = Date.parse(`${day}T12:00:00Z`);
  return Number.isNaN(at) ? '' : new Date(at + days * DAY_MS).toISOString().slice(0, 10);
}

/** "Mon 16 Nov, 00:00 CET" and "now", or both days in full where they are of one’s own choice. */
export function betweenText({ from, to }: Between, now: EpochMs, context: FormatContext): [string, string] {
  const isFarBack = now - from > 300 * DAY_MS;
  const begin = isFarBack ? formatDay(from, context) : clockOrDay(from, now, context);
  const end = to === now ? 'now' : `the end of ${formatWeekday(to, context)}`;
  return [begin, end];
}
