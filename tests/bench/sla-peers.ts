import type { EpochMs } from '../../src/record/types';

/** Calendar day, `month` from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** What a library must do for business hours: which day it is, and when a wall time is. */
export interface ZoneMath {
  name: string;
  dayOf(at: EpochMs): Day;
  instantOf(day: Day, minute: number): EpochMs;
}

interface Zoned {
  year: number;
  month: number;
  day: number;
  epochMilliseconds: number;
}

interface TemporalLike {
  Instant: { fromEpochMilliseconds(at: number): { toZonedDateTimeISO(zone: string): Zoned } };
  ZonedDateTime: { from(fields: Day & { hour: number; minute: number; timeZone: string }): Zoned };
}

/** Loads a package only where it is installed. */
async function optional<T>(name: string, make: (module: T) => ZoneMath): Promise<ZoneMath[]> {
  try {
    return [make((await import(name)) as T)];
  } catch {
    return [];
  }
}

/** The libraries that are there; the native one first. */
export async function zonePeers(zone: string): Promise<ZoneMath[]> {
  const native = (globalThis as { Temporal?: TemporalLike }).Temporal;
  return [
    byIntl(zone),
    ...(native ? [byTemporal('native Temporal', native, zone)] : []),
    ...(await optional('temporal-polyfill', (module: { Temporal: TemporalLike }) =>
      byTemporal('temporal-polyfill', module.Temporal, zone),
    )),
    ...(await optional('date-fns-tz', (module: DateFnsTz) => byDateFns(module, zone))),
    ...(await optional('luxon', (module: Luxon) => byLuxon(module, zone))),
  ];
}

function byTemporal(name: string, temporal: TemporalLike, timeZone: string): ZoneMath {
  return {
    name,
    dayOf: (at) => temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone),
    instantOf: ({ year, month, day }, minute) =>
      temporal.ZonedDateTime.from({
        year,
        month,
        day,
        hour: Math.floor(minute / 60),
        minute: minute % 60,
        timeZone,
      }).epochMilliseconds,
  };
}

interface DateFnsTz {
  toZonedTime(at: number, zone: string): Date;
  fromZonedTime(wall: string, zone: string): Date;
}

const two = (value: number): string => String(value).padStart(2, '0');

function byDateFns({ toZonedTime, fromZonedTime }: DateFnsTz, zone: string): ZoneMath {
  return {
    name: 'date-fns-tz',
    dayOf(at) {
      const local = toZonedTime(at, zone);
      return { year: local.getFullYear(), month: local.getMonth() + 1, day: local.getDate() };
    },
    instantOf: ({ year, month, day }, minute) =>
      fromZonedTime(
        `${year}-${two(month)}-${two(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`,
        zone,
      ).getTime(),
  };
}

interface Luxon {
  DateTime: {
    fromMillis(at: number, options: { zone: string }): Day;
    fromObject(
      fields: Day & { hour: number; minute: number },
      options: { zone: string },
    ): { toMillis(): number };
  };
}

function byLuxon({ DateTime }: Luxon, zone: string): ZoneMath {
  return {
    name: 'luxon',
    dayOf: (at) => DateTime.fromMillis(at, { zone }),
    instantOf: ({ year, month, day }, minute) =>
      DateTime.fromObject(
        { year, month, day, hour: Math.floor(minute / 60), minute: minute % 60 },
        { zone },
      ).toMillis(),
  };
}

/** No library: Intl tells the wall clock, and a second look corrects the offset. */
function byIntl(zone: string): ZoneMath {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const wall = (at: EpochMs) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = part;
    return { year, month, day, utc: Date.UTC(year, month - 1, day, hour, minute) };
  };
  return {
    name: 'bare loop over days, Intl',
    dayOf: wall,
    instantOf({ year, month, day }, minute) {
      const utc = Date.UTC(year, month - 1, day, 0, minute);
      return utc - (wall(utc).utc - utc);
    },
  };
}

/** Minutes of a day in which work is done, from and to. */
export type Minutes = readonly (readonly [from: number, to: number])[];

/** The due time, day by day: what one writes with a date library. `shifts` go by the weekday, Sunday first. */
export function walkDays(math: ZoneMath, shifts: readonly Minutes[], at: EpochMs, ms: number): EpochMs {
  let left = ms;
  let { year, month, day } = math.dayOf(at);
  for (;;) {
    const date = new Date(Date.UTC(year, month - 1, day));
    for (const [from, to] of shifts[date.getUTCDay()] ?? []) {
      const start = Math.max(at, math.instantOf({ year, month, day }, from));
      const end = math.instantOf({ year, month, day }, to);
      if (end - start >= left) return start + left;
      left -= Math.max(0, end - start);
    }
    date.setUTCDate(date.getUTCDate() + 1);
    year = date.getUTCFullYear();
    month = date.getUTCMonth() + 1;
    day = date.getUTCDate();
  }
}
