import type { PackRoutingPerson } from '../pack-parts/routing';
import { localDate } from '../record/format';
import type { EpochMs } from '../record/types';
import type { RoutingPolicy } from './policy';
import { givenTo, type RoutingState } from './state';

/** Why a person takes no record now; null for one who does. Completes "{name} …". */
export function absence(
  person: PackRoutingPerson,
  { zone }: Pick<RoutingPolicy, 'zone'>,
  state: Pick<RoutingState, 'given'>,
  now: EpochMs,
): string | null {
  const today = localDate(now, { zone });
  const leave = (person.pto ?? []).find(({ from, to }) => today !== null && from <= today && today <= to);
  if (leave) return `is away until ${leave.to}`;
  const count = givenTo(state, person.id);
  if (person.capacity !== undefined && count >= person.capacity)
    return `is full (${count} of ${person.capacity})`;
  return null;
}

export const isOnLeave = (
  person: PackRoutingPerson,
  policy: Pick<RoutingPolicy, 'zone'>,
  now: EpochMs,
): boolean => absence({ ...person, capacity: undefined }, policy, { given: {} }, now) !== null;

const LEAST_WEIGHT = 50;
const MOST_WEIGHT = 150;

/**
 * How many turns a person gets against others, 100 for the usual share. Kept from 50 to 150, so that
 * nobody starves; who has no stated attainment gets 100.
 */
export function weightOf({ quotaAttainment }: PackRoutingPerson, mode: RoutingPolicy['attainment']): number {
  if (mode === 'same' || quotaAttainment === undefined) return 100;
  const wanted = mode === 'more' ? quotaAttainment : 200 - quotaAttainment;
  return Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, wanted));
}
