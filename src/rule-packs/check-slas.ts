import type { PackCalendars } from '../pack-parts/calendars';
import type { PackPause, PackSla } from '../pack-parts/slas';
import { checkCondition, checkField, duplicates } from './check-fields';
import { slaClock } from './compile-sla';
import type { FieldTable } from './field-table';
import { type Problem, problem } from './problem';
import type { RulePack } from './schema';

/** Service levels: their fields, conditions and calendars, and that each has one target. */
export function checkSlas({ slas, calendars }: RulePack, fields: FieldTable): Problem[] {
  return [
    ...duplicates('slas', slas),
    ...slas.flatMap((sla, index) => {
      const path = `slas[${index}]`;
      return [
        ...checkFields(sla, path, fields),
        ...checkTarget(sla, path),
        ...checkCalendar(sla, path, calendars),
        ...sla.escalation.flatMap((step, at) => checkStep(step, `${path}.escalation[${at}]`)),
        ...(sla.pauseWhen ?? []).flatMap((pause, at) =>
          checkPause(pause, `${path}.pauseWhen[${at}]`, fields),
        ),
      ];
    }),
  ];
}

function checkFields(sla: PackSla, path: string, fields: FieldTable): Problem[] {
  const also = sla.alsoStartedBy ?? [];
  return [
    ...checkField(sla.start, `${path}.start`, fields, 'datetime'),
    ...also.flatMap((name, at) => checkField(name, `${path}.alsoStartedBy[${at}]`, fields, 'datetime')),
    ...checkField(sla.stop, `${path}.stop`, fields, 'datetime'),
    ...optionalField(sla.assigned, `${path}.assigned`, fields),
    ...checkCondition(sla.when, `${path}.when`, fields),
    ...checkCondition(sla.unless, `${path}.unless`, fields),
    ...checkCondition(sla.untouchedWhen, `${path}.untouchedWhen`, fields),
  ];
}

const optionalField = (name: string | undefined, path: string, fields: FieldTable): Problem[] =>
  name === undefined ? [] : checkField(name, path, fields, 'datetime');

function checkTarget({ targetMinutes, targetBusinessDays, clock }: PackSla, path: string): Problem[] {
  if ((targetMinutes === undefined) === (targetBusinessDays === undefined))
    return [
      problem(
        'sla-target',
        path,
        targetMinutes === undefined ? 'This has no target.' : 'This has two targets.',
        'Give it either targetMinutes or targetBusinessDays.',
      ),
    ];
  if (targetBusinessDays === undefined || clock !== 'elapsed') return [];
  return [
    problem(
      'sla-target',
      `${path}.clock`,
      'Business days can’t be counted on a clock of all hours.',
      'Use the business clock, or targetMinutes.',
    ),
  ];
}

function checkCalendar(sla: PackSla, path: string, calendars: PackCalendars | undefined): Problem[] {
  const { calendar, escalation } = sla;
  const needsHours = slaClock(sla) === 'business' || escalation.some(({ clock }) => clock === 'business');
  if (needsHours && !calendars)
    return [
      problem(
        'no-calendar',
        path,
        'Business hours need a calendar, and the pack has none.',
        'Add calendars, or count all hours.',
      ),
    ];
  if (calendar === undefined || calendars?.list.some(({ id }) => id === calendar)) return [];
  const ids = calendars?.list.map(({ id }) => id).join(', ') ?? 'none';
  return [
    problem(
      'unknown-calendar',
      `${path}.calendar`,
      `There is no calendar “${calendar}”.`,
      `Calendars of this pack: ${ids}.`,
    ),
  ];
}

function checkStep(
  { afterMinutes, afterDueMinutes }: PackSla['escalation'][number],
  path: string,
): Problem[] {
  if ((afterMinutes === undefined) !== (afterDueMinutes === undefined)) return [];
  return [
    problem(
      'escalation-time',
      path,
      afterMinutes === undefined ? 'Nothing says when this happens.' : 'This has two times.',
      'Give it either afterMinutes, from the start, or afterDueMinutes.',
    ),
  ];
}

function checkPause(pause: PackPause, path: string, fields: FieldTable): Problem[] {
  const { when, from, until, history } = pause;
  const hasOneSource = history ? from === undefined && until === undefined : from !== undefined;
  return [
    ...checkCondition(when, `${path}.when`, fields),
    ...optionalField(from, `${path}.from`, fields),
    ...optionalField(until, `${path}.until`, fields),
    ...(hasOneSource
      ? []
      : [
          problem(
            'pause-times',
            path,
            history ? 'This has two sources of times.' : 'Nothing says when the pause began.',
            'Give it either from, with until, or history.',
          ),
        ]),
  ];
}
