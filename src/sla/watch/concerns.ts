import type { EscalationTarget } from '../../record/assessment';
import type { WatchEvent, WatchedClock, WatchWho } from '../../record/watch';

/** Nobody in particular: the user hears of everybody's. */
export const EVERYBODY: WatchWho = { name: '', parts: [] };

/**
 * Whether an owner is somebody else, as the CRM names owners. A record without an owner, or whose owner was not
 * read, is anybody's.
 */
export function isSomebodyElse(owner: string | null, { name }: WatchWho): boolean {
  const own = plain(name);
  return own !== '' && owner !== null && plain(owner) !== '' && plain(owner) !== own;
}

const plain = (name: string): string => name.trim().toLowerCase();

/** Whether the user is to hear of an event: of their own records all, of other people's the steps that are theirs. */
export function concerns(
  { what }: WatchEvent,
  { deadline }: WatchedClock,
  owner: string | null,
  who: WatchWho,
): boolean {
  if (what.kind === 'remind' || !isSomebodyElse(owner, who)) return true;
  const to = what.kind === 'level' ? deadline.escalation[what.level - 1]?.to : undefined;
  return isPartOf(to, who);
}

/** Whether a step of other people's records is the user's. Who manages hears as well that a record changes hands. */
export function isPartOf(to: EscalationTarget | undefined, { parts }: WatchWho): boolean {
  if (to === 'reassign' || to === 'queue') return parts.includes('manager');
  return to !== undefined && to !== 'rep' && parts.includes(to);
}
