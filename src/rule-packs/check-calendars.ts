import { dayNumber } from '../conditions/read-field';
import { LOCAL_ZONE, type PackCalendar, type PackCalendars, type PackShift } from '../pack-parts/calendars';
import { minuteOfDay, weekdayOf } from '../sla/calendar-hours';
import { isZone } from '../sla/zone-offsets';
import { checkField, duplicates } from './check-fields';
import type { FieldTable } from './field-table';
import { type Problem, problem } from './problem';

/** Calendars: known zones, hours that can be worked, and that a name leads to one calendar only. */
export function checkCalendars(calendars: PackCalendars | undefined, fields: FieldTable): Problem[] {
  if (!calendars) return [];
  const { list, teamField } = calendars;
  return [
    ...duplicates('calendars.list', list),
    ...checkDefault(calendars),
    ...(teamField === undefined ? [] : checkField(teamField, 'calendars.teamField', fields)),
    ...checkNames('owners', list),
    ...checkNames('teams', list),
    ...checkTeams(calendars),
    ...list.flatMap((calendar, index) => checkCalendar(calendar, `calendars.list[${index}]`)),
  ];
}

function checkDefault({ default: id, list }: PackCalendars): Problem[] {
  if (list.some((calendar) => calendar.id === id)) return [];
  const ids = list.map((calendar) => calendar.id).join(', ');
  return [
    problem('unknown-calendar', 'calendars.default', `There is no calendar “${id}”.`, `Use one of: ${ids}.`),
  ];
}

function checkTeams({ list, teamField }: PackCalendars): Problem[] {
  const index = list.findIndex(({ teams }) => (teams ?? []).length > 0);
  if (index < 0 || teamField !== undefined) return [];
  return [
    problem(
      'no-team-field',
      `calendars.list[${index}].teams`,
      'Nothing says which field names a record’s team.',
      'Name it in calendars.teamField.',
    ),
  ];
}

function checkNames(key: 'owners' | 'teams', list: readonly PackCalendar[]): Problem[] {
  const seen = new Set<string>();
  return list.flatMap((calendar, index) =>
    (calendar[key] ?? []).flatMap((name, at) => {
      const isNew = !seen.has(name.trim().toLowerCase());
      seen.add(name.trim().toLowerCase());
      const path = `calendars.list[${index}].${key}[${at}]`;
      return isNew
        ? []
        : [problem('name-twice', path, `“${name}” is in two places.`, 'Keep each name in one calendar.')];
    }),
  );
}

function checkCalendar(calendar: PackCalendar, path: string): Problem[] {
  const { zone, hours } = calendar;
  const days = Object.entries(hours);
  return [
    ...(zone === LOCAL_ZONE || isZone(zone)
      ? []
      : [
          problem(
            'unknown-zone',
            `${path}.zone`,
            `There is no time zone “${zone}”.`,
            'Write it like Europe/Berlin, or local for the zone of whoever looks.',
          ),
        ]),
    ...days.flatMap(([day, shifts]) => checkShifts(shifts ?? [], `${path}.hours.${day}`)),
    ...(days.some(([, shifts]) => (shifts ?? []).length > 0)
      ? []
      : [problem('no-hours', `${path}.hours`, 'Nobody works in any week.', 'Give one weekday its hours.')]),
    ...checkHolidays(calendar, `${path}.holidays`),
  ];
}

/** Shifts of one day, in order, without overlap and without midnight between them. */
function checkShifts(shifts: readonly PackShift[], path: string): Problem[] {
  let last = 0;
  return shifts.flatMap(([from, to], index) => {
    const [start, end] = [minuteOfDay(from), minuteOfDay(to)];
    const at = `${path}[${index}]`;
    if (start === null || end === null)
      return [
        problem(
          'wrong-time',
          at,
          `“${start === null ? from : to}” is no time of day.`,
          'Write it like 09:00, at most 24:00.',
        ),
      ];
    if (start >= end) return [overnight(from, to, at)];
    const isInOrder = start >= last;
    last = Math.max(last, end);
    return isInOrder
      ? []
      : [
          problem(
            'shift-order',
            at,
            'This shift begins before the one above ends.',
            'Put them in order, without overlap.',
          ),
        ];
  });
}

const overnight = (from: string, to: string, path: string): Problem =>
  problem(
    'overnight-shift',
    path,
    `This shift ends at ${to}, which is not after its begin at ${from}.`,
    `For a night shift, write ${from} to 24:00 here and 00:00 to ${to} on the next weekday.`,
  );

function checkHolidays({ hours, holidays }: PackCalendar, path: string): Problem[] {
  const seen = new Set<string>();
  return holidays.flatMap(({ date, hours: left }, index) => {
    const at = `${path}[${index}]`;
    const day = dayNumber(date);
    if (day === null)
      return [problem('wrong-date', `${at}.date`, `“${date}” is no date.`, 'Write it like 2026-12-25.')];
    if (seen.has(date))
      return [problem('holiday-twice', `${at}.date`, `${date} is there twice.`, 'Keep one of them.')];
    seen.add(date);
    const broken = checkShifts(left ?? [], `${at}.hours`);
    if (broken.length > 0) return broken;
    return (left ?? []).every((shift) => isWithin(shift, hours[weekdayOf(day)] ?? [])) ? [] : [addsHours(at)];
  });
}

const addsHours = (path: string): Problem =>
  problem(
    'holiday-adds-hours',
    `${path}.hours`,
    'A half day has hours that its weekday has not.',
    'Keep them inside the hours of that weekday.',
  );

function isWithin([from, to]: PackShift, shifts: readonly PackShift[]): boolean {
  const [start, end] = [minuteOfDay(from) ?? 0, minuteOfDay(to) ?? 0];
  return shifts.some((shift) => start >= (minuteOfDay(shift[0]) ?? 0) && end <= (minuteOfDay(shift[1]) ?? 0));
}
