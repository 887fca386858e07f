import type { EpochMs } from '../../record/types';
import type { QuietHours } from '../../record/watch';

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * When the quiet hours that hold at `now` end, or null outside of them. `offsetAt`: minutes that the wall clock is
 * ahead of UTC by at a moment; where clocks change within the quiet hours, the wall clock tells their end. Unusable
 * hours are none.
 */
export function quietUntil(
  hours: QuietHours | null,
  now: EpochMs,
  offsetAt: (at: EpochMs) => number,
): EpochMs | null {
  const from = minuteOf(hours?.from);
  const to = minuteOf(hours?.to);
  if (from === null || to === null || from === to) return null;
  const offset = offsetAt(now);
  const wall = Math.floor(now / MINUTE) + offset;
  const minute = ((wall % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return null;
  const left = (to - minute + DAY_MINUTES) % DAY_MINUTES;
  const end = (Math.floor(now / MINUTE) + left) * MINUTE;
  return end + (offset - offsetAt(end)) * MINUTE;
}

function minuteOf(time: string | undefined): number | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time ?? '');
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}
