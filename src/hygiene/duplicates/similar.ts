import { jaroWinkler, letterMask, similarityBound } from '../keys/similarity';
import type { ContactKeys } from './contact-keys';
import { blocksBy } from './exact';

/** Two records that may be the same. Only ever a suggestion: nothing merges by it. */
export interface SimilarPair {
  one: number;
  other: number;
  /** What they have in common exactly. */
  shared: 'phone' | 'domain' | 'company' | 'person';
  /** What is only similar; "person" or "company". */
  similar: 'person' | 'company';
  /** Jaro–Winkler, up to 1. */
  similarity: number;
}

const ALIKE = 0.92;
/** Each record is held against so many neighbours in the order of names: sorted neighbourhood (Hernández and Stolfo 1995). */
const NEIGHBOURS = 6;

interface Pass {
  shared: SimilarPair['shared'];
  similar: SimilarPair['similar'];
  sharedKey(keys: ContactKeys): string;
}

const PASSES: readonly Pass[] = [
  { shared: 'phone', similar: 'person', sharedKey: ({ phone }) => phone },
  { shared: 'domain', similar: 'person', sharedKey: ({ domain }) => domain },
  { shared: 'company', similar: 'person', sharedKey: ({ company }) => company },
  { shared: 'person', similar: 'company', sharedKey: ({ person }) => person },
];

/**
 * Pairs that agree in one key and nearly in a name. `isSettled` tells pairs that need no
 * suggestion: those of one group, and those marked as not the same. Time n log n: names are
 * compared with their neighbours only, so that a large company costs no square.
 */
export function similarPairs(
  keys: readonly ContactKeys[],
  isSettled: (one: number, other: number) => boolean,
): SimilarPair[] {
  const found = new Map<string, SimilarPair>();
  for (const pass of PASSES)
    for (const [, members] of blocksBy(keys, pass.sharedKey))
      for (const pair of similarInBlock(keys, members, pass)) {
        const id = `${pair.one} ${pair.other}`;
        if (!found.has(id) && !isSettled(pair.one, pair.other)) found.set(id, pair);
      }
  return [...found.values()].sort(
    (a, b) => b.similarity - a.similarity || a.one - b.one || a.other - b.other,
  );
}

interface Named {
  member: number;
  name: string;
  mask: number;
}

function similarInBlock(keys: readonly ContactKeys[], members: readonly number[], pass: Pass): SimilarPair[] {
  const { shared, similar } = pass;
  const named = members
    .map((member) => ({ member, name: keys[member]?.[similar] ?? '' }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => order(a.name, b.name))
    .map((entry): Named => ({ ...entry, mask: letterMask(entry.name) }));
  const pairs: SimilarPair[] = [];
  for (const [at, first] of named.entries())
    for (const second of named.slice(at + 1, at + 1 + NEIGHBOURS)) {
      const similarity = similarityOf(first, second);
      if (similarity < ALIKE) continue;
      const one = Math.min(first.member, second.member);
      const other = Math.max(first.member, second.member);
      pairs.push({ one, other, shared, similar, similarity });
    }
  return pairs;
}

function similarityOf(a: Named, b: Named): number {
  if (similarityBound(a.name, a.mask, b.name, b.mask) < ALIKE) return 0;
  return jaroWinkler(a.name, b.name);
}

/** By code unit, the same in every locale. */
const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
