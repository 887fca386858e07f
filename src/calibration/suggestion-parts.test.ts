import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import { parsePack } from '../rule-packs/parse';
import type { SuggestField } from './levels';
import { suggest } from './suggest';
import { type SuggestedScore, suggestedPack, withNegatives } from './suggested-pack';
import { suggestionParts, withParts } from './suggestion-parts';
import { leads } from './testing/seeded-cases';

const FIELDS: SuggestField[] = [
  { name: 'employees', label: 'Employees', type: 'number' },
  { name: 'industry', label: 'Industry', type: 'choice' },
  { name: 'phone', label: 'Phone', type: 'text' },
  { name: 'noise', label: 'Noise', type: 'number' },
];

type Suggested = Extract<SuggestedScore, { state: 'suggested' }>;
let suggestion: Suggested;

beforeAll(async () => {
  const cases = leads(600, 3);
  const learned = withNegatives(await suggest(cases, FIELDS, { appliesTo: ['lead'] }), bundledPack, cases);
  if (learned.state !== 'suggested') throw new Error(`Nothing was learned: ${learned.state}`);
  suggestion = learned;
});

const everyPart = () => suggestionParts(bundledPack, suggestion);
const idsOf = (parts: readonly { id: string }[]) => new Set(parts.map(({ id }) => id));

describe('a suggestion in parts', () => {
  it('is the whole suggestion when all parts are taken', () => {
    expect(withParts(bundledPack, suggestion, idsOf(everyPart()))).toEqual(
      suggestedPack(bundledPack, suggestion),
    );
  });

  it('changes nothing when none is taken', () => {
    expect(withParts(bundledPack, suggestion, new Set())).toEqual(bundledPack);
  });

  it('has no parts left once it is taken', () => {
    const taken = withParts(bundledPack, suggestion, idsOf(everyPart()));
    const kinds = suggestionParts(taken, suggestion).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== 'points' && kind !== 'removed')).toEqual([]);
  });

  it('names each part by what it is about, once', () => {
    const parts = everyPart();
    expect(idsOf(parts).size).toBe(parts.length);
    expect(parts.filter(({ kind }) => kind === 'points').map(({ id }) => id)).toContain('points industry');
    expect(parts.filter(({ kind }) => kind === 'removed').length).toBeGreaterThanOrEqual(
      bundledPack.scoring.fit.length,
    );
  });

  it('puts points that are taken again in the place of those of before', () => {
    const taken = withParts(bundledPack, suggestion, idsOf(everyPart()));
    const points = suggestionParts(taken, suggestion).filter(({ kind }) => kind === 'points');
    expect(withParts(taken, suggestion, idsOf(points)).scoring).toEqual(taken.scoring);
  });

  it('leaves a valid pack with any of them', () => {
    const parts = everyPart();
    fc.assert(
      fc.property(fc.subarray(parts), (some) => {
        const next = withParts(bundledPack, suggestion, idsOf(some));
        const parsed = parsePack(next);
        expect(parsed.ok ? [] : parsed.problems).toEqual([]);
      }),
      { numRuns: 40, seed: 2 },
    );
  });
});
