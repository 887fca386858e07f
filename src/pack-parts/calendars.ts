import * as z from 'zod/mini';
import { fieldName, id, label } from './common';

/** Instead of a zone: the zone of whoever looks at the record. For packs that are used in many places. */
export const LOCAL_ZONE = 'local';

/** "09:00"; a shift may end at "24:00". Checked with the rest of the calendar: check-calendars.ts. */
const time = z.string().check(z.maxLength(5));

/** One stretch of a day, from and to, e.g. ["09:00", "12:30"]; the end is not part of it. */
const shift = z.tuple([time, time]);
const shifts = z.array(shift).check(z.maxLength(6));

const holiday = z.strictObject({
  /** `YYYY-MM-DD`, in the calendar's zone. */
  date: z.string().check(z.maxLength(10)),
  label,
  /** What is left of a half day; left out for a whole day off. */
  hours: z.optional(shifts),
});

const names = z.array(label).check(z.maxLength(200));

/** The working hours of one place. A weekday that is left out is a day off. Meanings: docs/slas.md. */
const calendar = z.strictObject({
  id,
  label,
  /** IANA zone, e.g. "Europe/Berlin", or "local". */
  zone: z.string().check(z.minLength(1), z.maxLength(64)),
  hours: z.strictObject({
    mon: z.optional(shifts),
    tue: z.optional(shifts),
    wed: z.optional(shifts),
    thu: z.optional(shifts),
    fri: z.optional(shifts),
    sat: z.optional(shifts),
    sun: z.optional(shifts),
  }),
  holidays: z.array(holiday).check(z.maxLength(400)),
  /** Record owners, as the CRM shows their names, and teams that work these hours. */
  owners: z.optional(names),
  teams: z.optional(names),
});

/** The calendars of a pack: a record's owner decides, then its team, then the default. */
export const calendarsSchema = z.strictObject({
  /** Id of the calendar for everybody who is in none of the lists. */
  default: id,
  /** The field that names a record's team. */
  teamField: z.optional(fieldName),
  list: z.array(calendar).check(z.minLength(1), z.maxLength(50)),
});

export type PackShift = z.infer<typeof shift>;
export type PackCalendar = z.infer<typeof calendar>;
export type PackCalendars = z.infer<typeof calendarsSchema>;
