import type { PackSla } from '../../pack-parts/slas';
import type { LintCheck } from '../check';

export const clockOfNoLength: LintCheck = {
  code: 'clock-of-no-length',
  level: 'error',
  explanation: 'A clock that starts and stops with the same date is met the moment it starts.',
  fix: 'Name the field of the event that answers the start.',
  find: ({ slas }) =>
    slas.flatMap(({ start, alsoStartedBy = [], stop, title }, index) =>
      [start, ...alsoStartedBy].includes(stop)
        ? [{ path: `slas[${index}].stop`, message: `“${title}” starts and stops with ${stop}.` }]
        : [],
    ),
};

/** What a service level times, whatever it is called and however it escalates. */
const timed = ({ appliesTo, start, alsoStartedBy, stop, stopHolds, when, unless }: PackSla): string =>
  JSON.stringify([[...appliesTo].sort(), start, alsoStartedBy, stop, stopHolds, when, unless]);

const targetOf = ({ clock, calendar, targetMinutes, targetBusinessDays }: PackSla): string =>
  JSON.stringify([clock, calendar, targetMinutes, targetBusinessDays]);

export const duplicateSla: LintCheck = {
  code: 'duplicate-sla',
  level: 'warning',
  explanation: 'Two clocks for the same thing and with the same target run side by side.',
  fix: 'Take one of them out; several people can hear of one clock.',
  find({ slas }) {
    const first = new Map<string, PackSla>();
    return slas.flatMap((sla, index) => {
      const key = `${timed(sla)} ${targetOf(sla)}`;
      const twin = first.get(key);
      if (!twin) first.set(key, sla);
      return twin
        ? [{ path: `slas[${index}]`, message: `“${sla.title}” times the same as “${twin.title}”.` }]
        : [];
    });
  },
};
