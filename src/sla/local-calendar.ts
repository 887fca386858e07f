import { LOCAL_ZONE, type PackCalendar } from '../pack-parts/calendars';

/** One entry per zone, so that the open hours built for a calendar are kept with it. */
const known = new WeakMap<PackCalendar, Map<string, PackCalendar>>();

/** The calendar in the zone of whoever looks, where it is "local"; any other one as it is. */
export function inViewersZone(calendar: PackCalendar, zone: string): PackCalendar {
  if (calendar.zone !== LOCAL_ZONE) return calendar;
  const byZone = known.get(calendar) ?? new Map<string, PackCalendar>();
  known.set(calendar, byZone);
  const local = byZone.get(zone) ?? { ...calendar, zone };
  byZone.set(zone, local);
  return local;
}
