import { recordKey } from '../../record/record-key';
import type { CrmRecord } from '../../record/types';
import { isPerson } from '../is-person';
import type { HygienePolicy } from '../policy';
import { contactKeys } from './contact-keys';
import { type ExactMatch, exactGroups } from './exact';
import type { NotSame } from './kept-apart';
import { type SimilarPair, similarPairs } from './similar';

export interface DuplicateGroup {
  /** Two or more leads or contacts that are the same, in the order given. */
  records: CrmRecord[];
  matches: ExactMatch[];
}

export interface DuplicateSuggestion extends Pick<SimilarPair, 'shared' | 'similar' | 'similarity'> {
  records: [CrmRecord, CrmRecord];
}

export interface Duplicates {
  groups: DuplicateGroup[];
  /** Pairs to look at, most similar first. */
  suggestions: DuplicateSuggestion[];
  /** Leads and contacts that were compared; other records are not. */
  compared: number;
  /** Of those, how many had no key at all. */
  withoutKeys: number;
}

/**
 * Duplicates among leads and contacts by the keys of domain.md § 7. Exact matches form groups;
 * similar names are suggestions only. `notSame` are pairs the user marked, and always respected.
 */
export function findDuplicates(
  records: readonly CrmRecord[],
  policy: HygienePolicy,
  notSame: readonly NotSame[] = [],
): Duplicates {
  const people = distinctPeople(records);
  const keys = people.map((record) => contactKeys(record, policy));
  const groups = exactGroups(keys, notSame);
  const groupOf = new Map(groups.flatMap(({ members }, group) => members.map((member) => [member, group])));
  const marked = new Set(notSame.flatMap(([one, other]) => [`${one}\n${other}`, `${other}\n${one}`]));
  const isSettled = (one: number, other: number) =>
    (groupOf.has(one) && groupOf.get(one) === groupOf.get(other)) ||
    marked.has(`${keys[one]?.record}\n${keys[other]?.record}`);
  return {
    groups: groups.map(({ members, matches }) => ({ records: pick(people, members), matches })),
    suggestions: similarPairs(keys, isSettled).flatMap((pair) => suggestion(people, pair)),
    compared: people.length,
    withoutKeys: keys.filter(
      ({ address, domain, company, phone }) => !(address || domain || company || phone),
    ).length,
  };
}

/** Leads and contacts, each once: of two readings of one record the last one counts. */
function distinctPeople(records: readonly CrmRecord[]): CrmRecord[] {
  const people = records.filter(isPerson);
  return [...new Map(people.map((record) => [recordKey(record.identity), record])).values()];
}

const pick = (people: readonly CrmRecord[], members: readonly number[]) =>
  members.flatMap((member) => people[member] ?? []);

function suggestion(people: readonly CrmRecord[], pair: SimilarPair): DuplicateSuggestion[] {
  const [one, other] = [people[pair.one], people[pair.other]];
  const { shared, similar, similarity } = pair;
  return one && other ? [{ records: [one, other], shared, similar, similarity }] : [];
}
