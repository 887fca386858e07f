import {
  DAY_MS,
  type FormatContext,
  formatClock,
  formatDayTime,
  formatIsoDate,
  formatWeekday,
  localDate,
} from '../../record/format';
import type { EpochMs, IsoDate } from '../../record/types';

/** "14:09 CET" today, else "Wed 25 Nov, 10:00 CET". */
export function clockOrDay(at: EpochMs, now: EpochMs, context: FormatContext): string {
  const clock = formatClock(at, context);
  return localDate(at, context) === localDate(now, context)
    ? clock
    : `${formatWeekday(at, context)}, ${clock}`;
}

/** A value as people write it where it is a moment or a day by ISO 8601; any other as it is. */
export function readable(value: string, context: FormatContext): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatIsoDate(value, context);
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value);
  const at = isMoment ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN;
  return Number.isNaN(at) ? value : formatDayTime(at, context);
}

const MINUTE = 60_000;

/** The first minute of a calendar day in the viewer's zone; null when the text is no day. */
export function startOfDay(day: IsoDate, context: Pick<FormatContext, 'zone'>): EpochMs | null {
  const middle = Date.parse(`${day}T12:00:00Z`);
  if (Number.isNaN(middle)) return null;
  // Zones lie between −12 and +14 hours, and calendar days only ever grow: search by halves.
  let before = Math.floor((middle - 2 * DAY_MS) / MINUTE);
  let reached = Math.floor((middle + 2 * DAY_MS) / MINUTE);
  while (reached - before > 1) {
    const half = Math.floor((before + reached) / 2);
    if ((localDate(half * MINUTE, context) ?? '') >= day) reached = half;
    else before = half;
  }
  return reached * MINUTE;
}
