import { dayNumber } from '../conditions/read-field';
import type { PackRouting, PackRoutingBranch, PackRoutingPerson } from '../pack-parts/routing';
import { isZone } from '../sla/zone-offsets';
import { checkIds, checkTier, type Has } from './check-accounts';
import { checkCondition, checkField, duplicates } from './check-fields';
import type { FieldTable } from './field-table';
import { type Problem, problem } from './problem';

/** References of the routing: fields, people, teams and territories that exist; days and domains that are some. */
export function checkRouting(routing: PackRouting | undefined, fields: FieldTable): Problem[] {
  if (!routing) return [];
  const { zone, teams, people, territories = [], accountTiers = [], branches, fallback } = routing;
  const has = known(routing);
  return [
    ...(isZone(zone)
      ? []
      : [
          problem(
            'unknown-zone',
            'routing.zone',
            `There is no time zone “${zone}”.`,
            'Write it like Europe/Berlin.',
          ),
        ]),
    ...Object.entries(routing.fields).flatMap(([key, name]) =>
      name === undefined ? [] : checkField(name, `routing.fields.${key}`, fields),
    ),
    ...duplicates('routing.teams', teams),
    ...duplicates('routing.people', people),
    ...people.flatMap((person, index) => checkPerson(person, `routing.people[${index}]`, has)),
    ...accountTiers.flatMap((tier, index) => checkTier(tier, `routing.accountTiers[${index}]`, has)),
    ...checkIds(accountTiers),
    ...duplicates('routing.territories', territories),
    ...territories.flatMap(({ when }, index) =>
      checkCondition(when, `routing.territories[${index}].when`, fields),
    ),
    ...checkCondition(routing.buyingCommittee?.engagedWhen, 'routing.buyingCommittee.engagedWhen', fields),
    ...duplicates('routing.branches', branches),
    ...branches.flatMap((branch, index) =>
      checkBranch(branch, `routing.branches[${index}]`, routing, fields),
    ),
    ...has('person', fallback?.person, 'routing.fallback.person'),
  ];
}

function known({ teams, people, territories = [] }: PackRouting): Has {
  const ids = { team: idsOf(teams), person: idsOf(people), territory: idsOf(territories) };
  return (noun, id, path) =>
    id === undefined || ids[noun].has(id)
      ? []
      : [
          problem(
            `unknown-${noun}`,
            path,
            `There is no ${noun} “${id}”.`,
            `Use the id of a ${noun} in routing.`,
          ),
        ];
}

const idsOf = (entries: readonly { id: string }[]) => new Set(entries.map(({ id }) => id));

function checkPerson(
  { team, territories = [], pto = [] }: PackRoutingPerson,
  path: string,
  has: Has,
): Problem[] {
  return [
    ...has('team', team, `${path}.team`),
    ...territories.flatMap((id, at) => has('territory', id, `${path}.territories[${at}]`)),
    ...pto.flatMap(({ from, to }, at) => {
      const wrong = [from, to].find((date) => dayNumber(date) === null);
      const place = `${path}.pto[${at}]`;
      if (wrong !== undefined)
        return [problem('wrong-date', place, `“${wrong}” is no date.`, 'Write it like 2026-12-25.')];
      return from <= to
        ? []
        : [problem('pto-order', place, `This ends on ${to}, before it begins.`, 'Swap the two days.')];
    }),
  ];
}

function checkBranch(
  branch: PackRoutingBranch,
  path: string,
  routing: PackRouting,
  fields: FieldTable,
): Problem[] {
  const { when, match, tiers, to } = branch;
  const has = known(routing);
  const needs = to.method === 'skill' ? to.needs : [];
  const state = (is: boolean, at: string, message: string, fix: string) =>
    is ? [problem('branch-needs', `${path}.${at}`, message, fix)] : [];
  return [
    ...checkCondition(when, `${path}.when`, fields),
    ...('team' in to ? has('team', to.team, `${path}.to.team`) : []),
    ...('person' in to ? has('person', to.person, `${path}.to.person`) : []),
    ...needs.flatMap((need) =>
      state(
        routing.fields[need] === undefined,
        'to.needs',
        `Nothing says which field holds the ${NEED_WORDS[need]}.`,
        `Add routing.fields.${need}, or take it out here.`,
      ),
    ),
    ...state(
      tiers !== undefined && match !== 'namedAccount',
      'tiers',
      'Tiers are those of named accounts.',
      'Add match: namedAccount, or take the tiers out.',
    ),
    ...state(
      match === 'buyingCommittee' && !routing.buyingCommittee,
      'match',
      'Nothing says which contacts are engaged.',
      'Add routing.buyingCommittee.',
    ),
    ...state(
      match === 'namedAccount' && routing.fields.email === undefined,
      'match',
      'Nothing says which field holds the e-mail address.',
      'Add routing.fields.email.',
    ),
    ...state(
      to.method === 'owner' && to.person === undefined && routing.fields.owner === undefined,
      'to',
      'Nothing says who owns a record.',
      'Name a person, or add routing.fields.owner.',
    ),
  ];
}

const NEED_WORDS = { complexity: 'complexity', productLine: 'product line', language: 'language' } as const;
