import type { PackRouting, PackRoutingPerson } from '../../pack-parts/routing';
import { stageKey } from '../../rule-kinds/stages';
import type { Found, LintCheck } from '../check';

/** Findings on single people of the roster. */
const onPeople =
  (
    key: string,
    says: (person: PackRoutingPerson, routing: PackRouting) => string | null,
  ): LintCheck['find'] =>
  ({ routing }) =>
    (routing?.people ?? []).flatMap((person, index): Found[] => {
      const message = routing ? says(person, routing) : null;
      return message ? [{ path: `routing.people[${index}].${key}`, message }] : [];
    });

export const zeroCapacity: LintCheck = {
  code: 'zero-capacity',
  level: 'warning',
  explanation: 'Whoever has no capacity is passed over until somebody remembers to change it back.',
  fix: 'Give their days off as pto, or take them out.',
  find: onPeople('capacity', ({ capacity, label }) =>
    capacity === 0 ? `“${label}” takes no records at all.` : null,
  ),
};

/** Nobody who is still in the team closes less than this of a quota. */
const LEAST_PERCENT = 2;

export const attainmentAsShare: LintCheck = {
  code: 'attainment-as-share',
  level: 'warning',
  explanation: 'Attainment is in percent: 0.95 would be under one percent, and turns follow it.',
  fix: 'Write 95 for 95%.',
  find: onPeople('quotaAttainment', ({ quotaAttainment, label }) =>
    quotaAttainment !== undefined && quotaAttainment > 0 && quotaAttainment <= LEAST_PERCENT
      ? `“${label}” has ${quotaAttainment}% of the quota.`
      : null,
  ),
};

export const attainmentWithoutFigures: LintCheck = {
  code: 'attainment-without-figures',
  level: 'warning',
  explanation: 'Turns that follow the attainment of quota are all the same while nobody has one.',
  fix: 'Give people their quotaAttainment, or take attainment out.',
  find: ({ routing }) =>
    routing &&
    (routing.attainment ?? 'same') !== 'same' &&
    routing.people.length > 0 &&
    routing.people.every(({ quotaAttainment }) => quotaAttainment === undefined)
      ? [{ path: 'routing.attainment', message: 'Nobody’s attainment of quota is stated.' }]
      : [],
};

export const ambiguousPerson: LintCheck = {
  code: 'ambiguous-person',
  level: 'error',
  explanation: 'A name of two people leads to the first of them: records and accounts go to the wrong one.',
  fix: 'Add what tells them apart, as the CRM shows it; capitals, blanks and signs make no difference.',
  find({ routing }) {
    const first = new Map<string, PackRoutingPerson>();
    return (routing?.people ?? []).flatMap((person, index) =>
      [person.label, ...(person.aliases ?? [])].flatMap((name): Found[] => {
        const other = first.get(stageKey(name)) ?? person;
        first.set(stageKey(name), other);
        const message = `“${name}” could be “${person.id}” or “${other.id}”.`;
        return other === person ? [] : [{ path: `routing.people[${index}]`, message }];
      }),
    );
  },
};

export const skillNobodyHas: LintCheck = {
  code: 'skill-nobody-has',
  level: 'warning',
  explanation: 'A branch by skill to people without any takes only records that ask for nothing.',
  fix: 'Give the people of the team their skills or languages.',
  find: ({ routing }) =>
    (routing?.branches ?? []).flatMap(({ to, label }, index) => {
      if (to.method !== 'skill') return [];
      const asked = to.needs.every((need) => need === 'language') ? 'languages' : 'skills';
      const team = routing?.people.filter((person) => to.team === undefined || person.team === to.team) ?? [];
      return team.length > 0 && team.every((person) => (person[asked] ?? []).length === 0)
        ? [{ path: `routing.branches[${index}].to`, message: `Nobody for “${label}” has ${asked}.` }]
        : [];
    }),
};
