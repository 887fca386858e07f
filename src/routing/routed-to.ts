import type { CrmRecord } from '../record/types';
import type { RoutedTo } from '../rule-kinds/define';
import { personById } from './candidates';
import type { RoutingPolicy } from './policy';
import { type RoutingContext, route } from './route';
import { EMPTY_STATE, type RoutingState } from './state';

/**
 * What a rule may hold a record's owner against: everybody to whom routing could have given it.
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
  const people = decision.couldHave.flatMap((id) => personById(id, policy) ?? []);
  const open = decision.path.find(({ outcome }) => outcome === 'unknown');
  return {
    owners: people.map(({ label }) => label),
    aliases: people.flatMap(({ aliases }) => aliases ?? []),
    queue: decision.queue,
    unsure: decision.to === 'nowhere' ? 'No branch takes it.' : (open?.why ?? null),
    path: decision.path.map(({ label, outcome, why }) => ({ label, value: `${OUTCOME[outcome]}. ${why}` })),
  };
}

const OUTCOME = { taken: 'Taken', 'not-taken': 'Not taken', unknown: 'Not known' } as const;
