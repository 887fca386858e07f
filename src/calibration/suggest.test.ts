import { describe, expect, it } from 'vitest';
import { assess } from '../engine/assess';
import { compilePack } from '../engine/compile-pack';
import type { FieldReading } from '../record/types';
import { empty, filled, lead, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { parsePack } from '../rule-packs/parse';
import { byId, type Case } from './case';
import { learn, pointsOf } from './learn';
import type { SuggestField } from './levels';
import { type Suggestion, type SuggestOptions, suggest } from './suggest';
import { leads, shuffled } from './testing/seeded-cases';

const FIELDS: SuggestField[] = [
  { name: 'employees', label: 'Employees', type: 'number', shape: 'rising' },
  { name: 'industry', label: 'Industry', type: 'choice' },
  { name: 'phone', label: 'Phone', type: 'text', dimension: 'engagement' },
  { name: 'noise', label: 'Noise', type: 'number' },
  { name: 'isPartner', label: 'Partner', type: 'boolean' },
];
const OPTIONS: SuggestOptions = { appliesTo: ['lead'] };
const CASES = leads(1500, 1);

type Suggested = Extract<Suggestion, { state: 'suggested' }>;

async function suggested(cases = CASES, options = OPTIONS, fields = FIELDS): Promise<Suggested> {
  const result = await suggest(cases, fields, options);
  if (result.state !== 'suggested') throw new Error(JSON.stringify(result));
  return result;
}

function reading(value: Case['values'][string] | undefined): FieldReading | null {
  if (value === undefined) return null;
  return value === null ? empty() : filled(value);
}

describe('a suggestion', () => {
  it('finds what matters and leaves out what does not', async () => {
    const { parts, leftOut, verdict, estimate, scoring } = await suggested();
    expect(parts.map(({ field }) => field).sort()).toEqual(['employees', 'industry', 'phone']);
    expect(leftOut.map(({ field, cause }) => [field, cause])).toEqual([
      ['noise', 'no-difference'],
      ['isPartner', 'no-difference'],
    ]);
    expect(verdict.kind).toBe('useful');
    expect(estimate.n).toBe(1500);
    expect(estimate.unrounded.auc ?? 0).toBeGreaterThan(0.72);
    expect(Math.abs((estimate.integer.auc ?? 0) - (estimate.unrounded.auc ?? 1))).toBeLessThan(0.015);
    expect(scoring.weights.fit + scoring.weights.engagement).toBe(100);
    expect(scoring.threshold).toBeGreaterThan(20);
    expect(parts.find(({ field }) => field === 'industry')?.rows[0]).toMatchObject({ level: 'Software' });
  });

  it('keeps the shape that was chosen', async () => {
    const { parts } = await suggested();
    const rows = parts.find(({ field }) => field === 'employees')?.rows ?? [];
    const bands = rows.filter(({ level }) => level !== 'empty');
    expect(bands.length).toBeGreaterThan(2);
    expect(bands[0]?.level).toMatch(/and more$/);
    expect(bands.at(-1)?.level).toMatch(/^under/);
  });

  it('is the same every time, and for any order of the cases', async () => {
    const result = await suggested();
    expect(await suggested(shuffled(CASES, 3))).toEqual(result);
    expect(await suggested()).toEqual(result);
  });

  it('is a valid part of a pack, and the engine counts the same points as the learner', async () => {
    const { scoring, fields } = await suggested();
    const parsed = parsePack({ ...bundledPack, scoring, fields: { ...bundledPack.fields, ...fields } });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const compiled = compilePack(parsed.pack, 'bundled');
    const model = learn(byId(CASES), FIELDS);
    const odd: Case = {
      id: 'odd',
      outcome: true,
      score: 0,
      values: { employees: 1e6, industry: 'Never seen', isPartner: null },
    };
    const scores = [...CASES, odd].map((entry) => {
      const readings = FIELDS.flatMap(({ name }) => {
        const one = reading(entry.values[name]);
        return one ? [[name, one] as const] : [];
      });
      const { score } = assess(compiled, lead(Object.fromEntries(readings)), {
        now: NOW,
        zone: 'UTC',
        locale: 'en-GB',
      });
      expect(score?.total).toBe(pointsOf(model, entry));
      expect(score?.shown.total).toBe(score?.total);
      return score?.total ?? 0;
    });
    expect(Math.max(...scores)).toBe(100);
    const won = scores.filter((_, index) => CASES[index]?.outcome);
    const reached = won.filter((score) => score >= scoring.threshold).length / won.length;
    expect(reached).toBeGreaterThanOrEqual(0.8);
  });

  it('may learn from the older cases and be judged by the newer', async () => {
    const { estimate } = await suggested(CASES, { ...OPTIONS, split: 'time' });
    expect(estimate.n).toBe(450);
  });

  it('reports progress, lets others in, and stops when asked', async () => {
    const shares: number[] = [];
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
    };
    await suggested(CASES, { ...OPTIONS, pause, onProgress: (share) => shares.push(share) });
    expect(pauses).toBe(6);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
    const stopped = await suggest(CASES, FIELDS, { ...OPTIONS, pause, shouldStop: () => pauses > 8 });
    expect(stopped).toEqual({ state: 'stopped' });
    expect(pauses).toBe(9);
  });
});

describe('it is refused', () => {
  const reasonOf = async (cases: readonly Case[], fields = FIELDS, options = OPTIONS) => {
    const result = await suggest(cases, fields, options);
    return result.state === 'refused' ? result.reason : result.state;
  };

  it('where nothing matters', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const result = await suggest(leads(1500, seed, 0), FIELDS, OPTIONS);
      expect(result).toMatchObject({ state: 'refused' });
      expect(result.state === 'refused' && result.verdict?.text).toContain('no lift');
    }
  });

  it('for too few cases, or too few on one side', async () => {
    expect(await reasonOf(CASES.slice(0, 99))).toMatch(
      /^There are 99 cases, \d+ won and \d+ lost; it takes 100/,
    );
    expect(await reasonOf(CASES.map((entry) => ({ ...entry, outcome: true })))).toMatch(
      /1500 won and 0 lost/,
    );
  });

  it('by time, where a date is missing', async () => {
    const cases = CASES.map((entry, index) => (index === 5 ? { ...entry, at: Number.NaN } : entry));
    expect(await reasonOf(cases, FIELDS, { ...OPTIONS, split: 'time' })).toMatch(/^A case has no date/);
  });

  it('where only leaks and unsuitable fields are left, each with its reason', async () => {
    const cases = CASES.map((entry, index) => ({
      ...entry,
      values: {
        lossReason: entry.outcome ? null : 'price',
        key: entry.id,
        country: 'US',
        signed: '2026-01-01',
        size: 'big',
        rank: index,
      },
    }));
    const field = (name: string, type: SuggestField['type']): SuggestField => ({ name, label: name, type });
    const fields = [
      field('lossReason', 'choice'),
      field('key', 'text'),
      field('country', 'text'),
      field('signed', 'date'),
      field('size', 'number'),
    ];
    const result = await suggest(cases, fields, OPTIONS);
    expect(result).toMatchObject({ state: 'refused', estimate: null });
    expect(result.state === 'refused' && result.leftOut.map(({ cause }) => cause)).toEqual([
      'leak',
      'identifier',
      'constant',
      'type',
      'unknown',
    ]);
  });
});

describe('a suspect', () => {
  const cases = CASES.map((entry, index) => ({
    ...entry,
    values: {
      ...entry.values,
      rating: index % 10 < 6 ? 'none' : entry.outcome === index % 40 > 6 ? 'hot' : 'cold',
    },
  }));
  const fields: SuggestField[] = [...FIELDS, { name: 'rating', label: 'Rating', type: 'choice' }];

  it('is left out, unless it is allowed', async () => {
    const { leftOut, parts } = await suggested(cases, OPTIONS, fields);
    expect(leftOut[0]).toMatchObject({ field: 'rating', cause: 'suspect' });
    expect(parts.map(({ field }) => field)).not.toContain('rating');
    const allowed = await suggested(cases, { ...OPTIONS, allowSuspects: ['rating'] }, fields);
    expect(allowed.parts.map(({ field }) => field)).toContain('rating');
  });
});
