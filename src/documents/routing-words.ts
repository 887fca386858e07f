import type { PackRouting, PackRoutingBranch, PackRoutingTarget } from '../pack-parts/routing';
import { joinWords, plural } from '../record/format';
import type { Sheet } from './sheet';
import { spanWords } from './time-words';

const MINUTE = 60_000;

/** Names of people and teams by id; an id that is not there stands for itself. */
export interface RoutingNames {
  person(id: string): string;
  team(id: string): string;
}

export function routingNames({ people, teams }: PackRouting): RoutingNames {
  const named = new Map([...people, ...teams].map(({ id, label }) => [id, label]));
  return { person: (id) => named.get(id) ?? id, team: (id) => named.get(id) ?? id };
}

const MATCHES = {
  namedAccount: 'it belongs to a named account',
  buyingCommittee: 'it belongs to a buying committee',
  territory: 'it lies in a territory',
} as const;

/** What a branch asks of a record, as a part of a sentence. */
export function branchWords({ says }: Sheet, { when, match, tiers }: PackRoutingBranch): string {
  const ofTiers = tiers && match === 'namedAccount' ? ` of tier ${joinWords(tiers.map(String))}` : '';
  const parts = [...(match ? [`${MATCHES[match]}${ofTiers}`] : []), ...(when ? [says(when)] : [])];
  return parts.join('; and ') || 'always';
}

const NEEDS = { complexity: 'complexity', productLine: 'product line', language: 'language' } as const;

/** Who gets the record, as a part of a sentence. */
export function targetWords(target: PackRoutingTarget, names: RoutingNames): string {
  const within = target.slaMinutes === undefined ? '' : `, within ${spanWords(target.slaMinutes * MINUTE)}`;
  return `${receiverWords(target, names)}${within}`;
}

function receiverWords(target: PackRoutingTarget, { person, team }: RoutingNames): string {
  switch (target.method) {
    case 'roundRobin':
      return `the next one in turn${target.team ? ` of ${team(target.team)}` : ' of all'}`;
    case 'territory':
      return 'the owner of its territory';
    case 'account':
      return 'the owner of its named account';
    case 'skill':
      return `the next one in turn${target.team ? ` of ${team(target.team)}` : ''} who fits its ${joinWords(target.needs.map((need) => NEEDS[need]))}`;
    case 'owner':
      return target.person ? person(target.person) : 'the owner that it has already';
    case 'queue':
      return `the queue${target.team ? ` of ${team(target.team)}` : ''}`;
  }
}

/** Who gets what no branch decides. */
export function fallbackWords({ fallback }: PackRouting, { person }: RoutingNames): string {
  if (!fallback) return 'nobody: the pack names no fallback';
  const { queue } = fallback;
  const waits = `the queue “${queue.label}”, within ${spanWords(queue.slaMinutes * MINUTE)}`;
  return fallback.person ? `${person(fallback.person)}; while away, ${waits}` : waits;
}

/** "4 hours", "the same business day"; null where none is set. */
export function tierTime(tier: {
  slaMinutes?: number | undefined;
  slaBusinessDays?: number | undefined;
}): string {
  if (tier.slaMinutes !== undefined) return spanWords(tier.slaMinutes * MINUTE);
  if (tier.slaBusinessDays === undefined) return '–';
  return tier.slaBusinessDays === 0 ? 'the same business day' : plural(tier.slaBusinessDays, 'business day');
}
