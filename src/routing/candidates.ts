import { knownValue } from '../conditions/read-field';
import type { PackRouting, PackRoutingPerson, PackRoutingTarget } from '../pack-parts/routing';
import { joinWords } from '../record/format';
import { stageKey } from '../rule-kinds/stages';
import { type RoutingCase, territoryOf } from './judge-branch';
import type { RoutingPolicy } from './policy';

/** Who may get a record by a branch, before anybody's absence. */
export interface Candidates {
  /** Everybody of the rotation, in the roster's order; of these `suits` may get this record. */
  pool: readonly PackRoutingPerson[];
  suits: ReadonlySet<string>;
  /** Whether an owner of the same account goes first. */
  isRotation: boolean;
  /** Team whose queue takes it when nobody is there. */
  team: string | null;
  /** Set when a field that decides is not known. */
  unknown: string | null;
  /** Why nobody suits; completes "…: {why}". */
  nobody: string;
}

/** The people that a target names, read from the roster, the account, the territory and the record's needs. */
export function candidatesFor(target: PackRoutingTarget, routed: RoutingCase): Candidates {
  switch (target.method) {
    case 'roundRobin':
      return rotation(inTeam(target.team, routed.policy), target.team, 'nobody is in the team');
    case 'skill':
      return skilled(target, routed);
    case 'territory':
      return territoryOwners(routed);
    case 'account':
      return one(ownerOfAccount(routed), 'its account has no owner in the roster');
    case 'owner':
      return target.person === undefined
        ? currentOwner(routed)
        : one(personById(target.person, routed.policy), 'the person is not in the roster');
    case 'queue':
      return { ...rotation([], target.team, ''), isRotation: false };
  }
}

export const personById = (id: string | undefined, { people }: Pick<RoutingPolicy, 'people'>) =>
  people.find((person) => person.id === id) ?? null;

/** The person whom the CRM shows by this name; letters and digits count only. */
export function personByName(
  name: string,
  { people }: Pick<RoutingPolicy, 'people'>,
): PackRoutingPerson | null {
  const key = stageKey(name);
  if (key === '') return null;
  return (
    people.find(({ label, aliases }) => [label, ...(aliases ?? [])].some((own) => stageKey(own) === key)) ??
    null
  );
}

const inTeam = (team: string | undefined, { people }: RoutingPolicy) =>
  people.filter((person) => team === undefined || person.team === team);

const rotation = (
  pool: readonly PackRoutingPerson[],
  team: string | undefined,
  nobody: string,
): Candidates => ({
  pool,
  suits: new Set(pool.map(({ id }) => id)),
  isRotation: true,
  team: team ?? null,
  unknown: null,
  nobody,
});

function one(person: PackRoutingPerson | null, nobody: string): Candidates {
  const { pool, suits, ...rest } = rotation(person ? [person] : [], person?.team, nobody);
  return { ...rest, pool, suits, isRotation: false };
}

const ownerOfAccount = ({ account: { account }, policy }: RoutingCase) => personById(account?.owner, policy);

function currentOwner(routed: RoutingCase): Candidates {
  const name = routed.policy.fields.owner;
  const field = name === undefined ? null : routed.policy.field(name);
  const known = field ? knownValue(routed.record, field.name, 'text') : null;
  if (field && known?.state === 'unknown')
    return { ...one(null, ''), unknown: `${field.label} ${known.why}.` };
  const owner = known?.state === 'value' ? personByName(known.text, routed.policy) : null;
  return one(owner, 'it has no owner in the roster');
}

function territoryOwners(routed: RoutingCase): Candidates {
  const { territory, unknown } = territoryOf(routed);
  const owners = routed.policy.people.filter(({ territories }) => territories?.includes(territory?.id ?? ''));
  const nobody = territory ? `nobody in the roster owns ${territory.label}` : 'it lies in no territory';
  return { ...rotation(owners, owners[0]?.team, nobody), unknown };
}

type Need = Extract<PackRoutingTarget, { method: 'skill' }>['needs'][number];

/** Those of the team who have all that the record's fields ask for; an empty field asks for nothing. */
function skilled(target: Extract<PackRoutingTarget, { method: 'skill' }>, routed: RoutingCase): Candidates {
  const { policy } = routed;
  const asked = target.needs.map((need) => ({ need, ...askedFor(need, policy.fields, routed) }));
  const unknown = asked.map((entry) => entry.unknown).find((why) => why !== null) ?? null;
  const pool = inTeam(target.team, policy);
  const has = (person: PackRoutingPerson) =>
    asked.every(({ need, value }) => {
      const own = need === 'language' ? person.languages : person.skills;
      return value === '' || (own ?? []).some((skill) => stageKey(skill) === stageKey(value));
    });
  const values = asked.map(({ value }) => value).filter(Boolean);
  return {
    ...rotation(pool, target.team, `nobody has ${joinWords(values)}`),
    suits: new Set(pool.filter(has).map(({ id }) => id)),
    unknown,
  };
}

function askedFor(need: Need, fields: PackRouting['fields'], { record, policy }: RoutingCase) {
  const name = fields[need];
  if (name === undefined) return { value: '', unknown: `The pack names no field for ${need}.` };
  const { label, type } = policy.field(name);
  const known = knownValue(record, name, type);
  if (known.state === 'unknown') return { value: '', unknown: `${label} ${known.why}.` };
  return { value: known.state === 'value' ? known.text : '', unknown: null };
}
