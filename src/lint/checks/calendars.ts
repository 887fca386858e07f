import { DAY_MS } from '../../record/format';
import type { LintCheck } from '../check';

/** Nobody plans holidays further ahead; a date out there is a slip of the pen. */
const FAR_DAYS = 3660;

export const holidayFarAway: LintCheck = {
  code: 'holiday-far-away',
  level: 'warning',
  explanation:
    'A holiday of another decade is a mistyped year: the day that was meant counts as a working day.',
  fix: 'Correct the year.',
  find: ({ calendars }, { now }) =>
    (calendars?.list ?? []).flatMap(({ holidays }, at) =>
      holidays.flatMap(({ date, label }, index) =>
        Math.abs(Date.parse(date) - now) > FAR_DAYS * DAY_MS
          ? [
              {
                path: `calendars.list[${at}].holidays[${index}].date`,
                message: `“${label}” is on ${date}, more than ten years from now.`,
              },
            ]
          : [],
      ),
    ),
};

export const unusedCalendar: LintCheck = {
  code: 'unused-calendar',
  level: 'warning',
  explanation:
    'A calendar without owners and teams counts for nobody, unless it is the default or a service level names it.',
  fix: 'List its owners or teams, or take it out.',
  find: ({ calendars, slas }) =>
    (calendars?.list ?? []).flatMap(({ id, label, owners = [], teams = [] }, index) =>
      id === calendars?.default ||
      owners.length + teams.length > 0 ||
      slas.some(({ calendar }) => calendar === id)
        ? []
        : [{ path: `calendars.list[${index}]`, message: `Nobody works by “${label}”.` }],
    ),
};
