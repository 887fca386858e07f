import type { PackCalendars, PackShift } from '../../pack-parts/calendars';

const DAY: PackShift[] = [['09:00', '17:00']];

/**
 * Weekdays from nine to five, wherever the rep is. Holidays differ by place: a team adds its own,
 * and names a zone where everybody works in one.
 */
export const OFFICE_HOURS: PackCalendars = {
  default: 'office',
  list: [
    {
      id: 'office',
      label: 'Office hours',
      zone: 'local',
      hours: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY },
      holidays: [],
    },
  ],
};
