import type { ContactKeys } from './contact-keys';
import { groupsApart, type NotSame } from './kept-apart';

/** Why records are the same: one mailbox; or one mail domain, company name, phone and person (domain.md § 7). */
export type MatchKind = 'email' | 'company-and-phone';

export interface ExactMatch {
  by: MatchKind;
  /** What they have in common, e.g. the address. */
  value: string;
}

/** Records that are the same, by their place in the list. */
export interface ExactGroup {
  members: number[];
  matches: ExactMatch[];
}

interface Block extends ExactMatch {
  members: number[];
}

/**
 * Groups of two or more records that match exactly, as connected components: when A is B by mail
 * and B is C by phone, all three are one group. Marked pairs stay apart, and whoever could go with
 * either of them goes with the one that comes first. Time n log n.
 */
export function exactGroups(keys: readonly ContactKeys[], notSame: readonly NotSame[] = []): ExactGroup[] {
  const indexes = new Map(keys.map(({ record }, index) => [record, index]));
  const groups = groupsApart(keys.length, notSame, (record) => indexes.get(record));
  const blocks = [...mailboxes(keys), ...companyLines(keys)];
  for (const { members } of blocks) joinBlock(members, groups.join);
  return collect(keys.length, blocks, groups.root);
}

/** Joins every member to the first group of the block that takes it; without marks there is only one. */
function joinBlock(members: readonly number[], join: (one: number, other: number) => boolean): void {
  const heads: number[] = [];
  for (const member of members) if (!heads.some((head) => join(head, member))) heads.push(member);
}

function mailboxes(keys: readonly ContactKeys[]): Block[] {
  return blocksBy(keys, ({ address }) => address).map(([value, members]) => ({
    by: 'email',
    value,
    members,
  }));
}

/**
 * Mail domain, company, phone and extension alone are a switchboard that colleagues share: the
 * person must be the same too, or be named on one of the records only.
 */
function companyLines(keys: readonly ContactKeys[]): Block[] {
  const lines = blocksBy(keys, ({ domain, company, phone, extension }) =>
    domain && company && phone ? [domain, company, phone, extension].join('\n') : '',
  );
  return lines.flatMap(([key, members]): Block[] => {
    const value = key.split('\n').filter(Boolean).join(', ');
    const persons = new Set(members.map((member) => keys[member]?.person ?? ''));
    persons.delete('');
    if (persons.size <= 1) return [{ by: 'company-and-phone', value, members }];
    return [...persons].map((person) => ({
      by: 'company-and-phone',
      value,
      members: members.filter((member) => keys[member]?.person === person),
    }));
  });
}

/** Places of the records by a key, for keys that two or more have. "" is no key. */
export function blocksBy(
  keys: readonly ContactKeys[],
  keyOf: (keys: ContactKeys) => string,
): [key: string, members: number[]][] {
  const blocks = new Map<string, number[]>();
  for (const [index, entry] of keys.entries()) {
    const key = keyOf(entry);
    if (key === '') continue;
    const block = blocks.get(key);
    if (block) block.push(index);
    else blocks.set(key, [index]);
  }
  return [...blocks].filter(([, members]) => members.length > 1);
}

function collect(size: number, blocks: readonly Block[], root: (of: number) => number): ExactGroup[] {
  const members = new Map<number, number[]>();
  for (let index = 0; index < size; index += 1) {
    const group = members.get(root(index));
    if (group) group.push(index);
    else members.set(root(index), [index]);
  }
  const matches = new Map<number, ExactMatch[]>();
  for (const { by, value, members: block } of blocks)
    for (const head of sharedRoots(block, root))
      matches.set(head, [...(matches.get(head) ?? []), { by, value }]);
  return [...members]
    .filter(([, all]) => all.length > 1)
    .map(([head, all]) => ({ members: all, matches: matches.get(head) ?? [] }));
}

/** Groups that at least two members of a block are in. */
function sharedRoots(block: readonly number[], root: (of: number) => number): number[] {
  const counts = new Map<number, number>();
  for (const member of block) counts.set(root(member), (counts.get(root(member)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([head]) => head);
}
