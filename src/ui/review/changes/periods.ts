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
    const from = choice.preset === 'visit' ? lastVisit : dayBefore(firstDay(choice.preset, options), options);
    return from === null || from >= now ? null : { from, to: now };
  }
  const from = dayBefore(choice.fromDay, options);
  const last = dayBefore(dayAfter(choice.toDay), options);
  if (from === null || last === null || from + 1 >= now) return null;
  // What is to come has not happened.
  const to = Math.min(last, now);
  return from + 1 < to ? { from, to } : null;
}

/**
 * The last instant before a day: what happens at its first one, as all does that a file dates by the day, is
 * after it. So the opening of a period is the closing of the one before, and nothing falls between two.
 */
function dayBefore(day: IsoDate, options: Pick<PeriodOptions, 'zone'>): EpochMs | null {
  const start = startOfDay(day, options);
  return start === null ? null : start - 1;
}

/** The day that an opening instant is taken for: the one that begins just after it. */
export const openingDay = (from: EpochMs, zone: string): IsoDate | null => localDate(from + 1, { zone });

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
  const first = from + 1;
  const begin = isFarBack ? formatDay(first, context) : clockOrDay(first, now, context);
  const end = to === now ? 'now' : `the end of ${formatWeekday(to, context)}`;
  return [begin, end];
}
