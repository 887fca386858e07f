import type { PackRoutingPerson, PackRoutingTarget } from '../pack-parts/routing';
import { ownersBeside } from './accounts';
import { absence, isOnLeave, weightOf } from './availability';
import { type Candidates, personById, personByName } from './candidates';
import type { RoutingCase } from './judge-branch';
import { nextTurn } from './rotation';
import { type RoutingState, withGiven } from './state';

/** What became of a branch that holds. */
export interface Assigned {
  owner: PackRoutingPerson | null;
  couldHave: string[];
  warnings: string[];
  state: RoutingState;
}

/**
 * Gives a record to one of the candidates. A rotation asks first who has another contact of the
 * account: they get this one too, whatever their team and capacity, unless they are on leave.
 */
export function assign(
  branch: string,
  target: PackRoutingTarget,
  candidates: Candidates,
  routed: RoutingCase,
  state: RoutingState,
): Assigned {
  const same = candidates.isRotation && target.method !== 'queue' ? ownerOfSameAccount(routed, state) : null;
  if (same && !isOnLeave(same, routed.policy, routed.context.now)) {
    const warnings =
      candidates.team !== null && same.team !== candidates.team
        ? [`${same.label} has the account already, and is in another team.`]
        : [];
    return { owner: same, couldHave: [same.id], warnings, state: remember(state, same, routed, null) };
  }
  return inTurn(branch, candidates, routed, state, same);
}

/** Whoever has another contact of the account: by this routing, else by the CRM. */
function ownerOfSameAccount({ record, account, accounts, policy }: RoutingCase, state: RoutingState) {
  if (account.key === null) return null;
  const routedTo = Object.hasOwn(state.accounts, account.key) ? state.accounts[account.key] : undefined;
  const own = personById(routedTo, policy);
  if (own) return own;
  for (const name of ownersBeside(record, accounts?.get(account.key))) {
    const person = personByName(name, policy);
    if (person) return person;
  }
  return null;
}

function inTurn(
  branch: string,
  { pool, suits }: Candidates,
  routed: RoutingCase,
  state: RoutingState,
  away: PackRoutingPerson | null,
): Assigned {
  const { policy, context } = routed;
  const gone = new Map(pool.map((person) => [person.id, absence(person, policy, state, context.now)]));
  const contenders = pool.map((person) => ({
    id: person.id,
    weight: weightOf(person, policy.attainment),
    isAvailable: suits.has(person.id) && gone.get(person.id) === null,
  }));
  const couldHave = contenders.filter(({ isAvailable }) => isAvailable).map(({ id }) => id);
  const warnings = away ? [`${away.label} has the account, and is away; it goes to a stand-in.`] : [];
  const turns = Object.hasOwn(state.turns, branch) ? (state.turns[branch] ?? {}) : {};
  const next = nextTurn(contenders, turns);
  const owner = personById(next?.id, policy);
  if (!next || !owner) {
    const absent = pool
      .filter(({ id }) => suits.has(id))
      .map(({ id, label }) => `${label} ${gone.get(id) ?? ''}.`);
    return { owner: null, couldHave, warnings: [...warnings, ...absent.slice(0, 5)], state };
  }
  const counted = { ...state, turns: { ...state.turns, [branch]: next.turns } };
  return { owner, couldHave, warnings, state: remember(counted, owner, routed, away) };
}

/** Counts the record, and keeps the account with its owner; a stand-in does not take it over. */
function remember(
  state: RoutingState,
  owner: PackRoutingPerson,
  { account: { key } }: RoutingCase,
  away: PackRoutingPerson | null,
): RoutingState {
  const accounts = key === null || away ? state.accounts : { ...state.accounts, [key]: owner.id };
  return { ...withGiven(state, owner.id), accounts };
}
