import { LOCAL_ZONE, type PackCalendar, type PackShift } from '../pack-parts/calendars';
import { formatIsoDate } from '../record/format';
import { blocks, heading, list, paragraph, table } from './markdown';
import { fact } from './parts';
import type { Sheet } from './sheet';

const WEEK = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const;

/** Business hours and holidays; '' where the pack has none. */
export function calendarsSection(sheet: Sheet): string {
  const { calendars } = sheet.pack;
  if (!calendars) return '';
  const standard = calendars.list.find(({ id }) => id === calendars.default);
  const team = calendars.teamField ? `, then the team in “${sheet.label(calendars.teamField)}”` : '';
  return blocks(
    heading(2, 'Business calendars'),
    paragraph(
      `The owner of a record decides whose hours count${team}; everybody else has the hours of “${standard?.label ?? calendars.default}”.`,
    ),
    ...calendars.list.map((calendar) => calendarBlock(sheet, calendar)),
  );
}

function calendarBlock({ format }: Sheet, calendar: PackCalendar): string {
  const { label, zone, hours, holidays, owners = [], teams = [] } = calendar;
  return blocks(
    heading(3, label),
    list([
      fact('Time zone', zone === LOCAL_ZONE ? 'that of whoever looks at the record' : zone),
      ...(owners.length > 0 ? [fact('Owners', owners.join(', '))] : []),
      ...(teams.length > 0 ? [fact('Teams', teams.join(', '))] : []),
    ]),
    table(
      ['Day', 'Hours'],
      WEEK.map(([day, name]) => [name, shiftWords(hours[day])]),
    ),
    table(
      ['Holiday', 'Date', 'Hours'],
      holidays.map((holiday) => [
        holiday.label,
        formatIsoDate(holiday.date, format),
        shiftWords(holiday.hours),
      ]),
    ),
    holidays.length === 0 ? paragraph('This calendar has no holidays.') : '',
  );
}

const shiftWords = (shifts: readonly PackShift[] | undefined): string =>
  shifts?.map(([from, to]) => `${from}–${to}`).join(', ') || 'closed';
