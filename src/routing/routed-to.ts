import type { PackRoutingPerson } from '../pack-parts/routing';
import type { CrmRecord } from '../record/types';
import type { RoutedTo } from '../rule-kinds/define';
import { personById } from './candidates';
import type { RoutingPolicy } from './policy';
import { type RoutingContext, route } from './route';
import { EMPTY_STATE, type RoutingState } from './state';

/**
 * What a rule may hold a record's owner against: everybody to whom routing could have given it,
 * now or before their days off began.
 * Undefined while nobody is in the roster, so that the rule is unknown.
 */
export function routedTo(
  record: CrmRecord,
  policy: RoutingPolicy,
  context: RoutingContext,
  state: RoutingState = EMPTY_STATE,
): RoutedTo | undefined {
  if (policy.people.length === 0) return undefined;
  const decision = route(record, policy, state, context);
  const people = withIds(decision.couldHave, policy);
  const away = withIds(route(record, withoutLeave(policy), EMPTY_STATE, context).couldHave, policy);
  const open = decision.path.find(({ outcome }) => outcome === 'unknown');
  return {
    owners: people.map(({ label }) => label),
    aliases: [
      ...people.flatMap(({ aliases }) => aliases ?? []),
      ...away.flatMap(({ label, aliases }) => [label, ...(aliases ?? [])]),
    ],
    queue: decision.queue,
    unsure: decision.to === 'nowhere' ? 'No branch takes it.' : (open?.why ?? null),
    path: decision.path.map(({ label, outcome, why }) => ({ label, value: `${OUTCOME[outcome]}. ${why}` })),
  };
}

const withIds = (ids: readonly string[], policy: RoutingPolicy): PackRoutingPerson[] =>
  ids.flatMap((id) => personById(id, policy) ?? []);

/** Kept with the policy: a roster can be long, and records are many. */
const rested = new WeakMap<RoutingPolicy, RoutingPolicy>();

function withoutLeave(policy: RoutingPolicy): RoutingPolicy {
  const known = rested.get(policy) ?? {
    ...policy,
    people: policy.people.map(({ pto, capacity, ...person }) => person),
  };
  rested.set(policy, known);
  return known;
}

const OUTCOME = { taken: 'Taken', 'not-taken': 'Not taken', unknown: 'Not known' } as const;
