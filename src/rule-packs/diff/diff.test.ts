import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledPack } from '../bundled';
import type { RulePack } from '../schema';
import { changesBetween } from './changes';
import { diffPacks } from './index';

const sentences = (change: Partial<RulePack>) =>
  diffPacks(bundledPack, { ...bundledPack, ...change }).map(({ sentence }) => sentence);

const [pipeline] = bundledPack.pipelines;
const [rule] = bundledPack.rules;
if (!pipeline || !rule) throw new Error('The bundled pack is empty.');
const [first, second, ...others] = pipeline.stages;
if (!first || !second) throw new Error('The bundled pipeline has no stages.');

describe('the difference between two packs', () => {
  it('is nothing between equal ones, and between versions that say the same', () => {
    expect(sentences({})).toEqual([]);
    expect(sentences({ version: 9, issuedAt: '2027-01-01T00:00:00Z' })).toEqual([]);
  });

  it('names a changed number with both values', () => {
    expect(sentences({ noiseBudget: 9 })).toEqual([`Noise budget: ${bundledPack.noiseBudget} → 9.`]);
    expect(sentences({ scoring: { ...bundledPack.scoring, threshold: 70 } })).toEqual([
      'Scoring, threshold: 65 → 70.',
    ]);
  });

  it('names targets by their figure, with their ranges as people read them', () => {
    const [kept, ...rest] = bundledPack.targets ?? [];
    if (!kept) throw new Error('The bundled pack has no target.');
    expect(sentences({ targets: [...rest, kept] })).toEqual([]);
    const changed = rest.map((target) => (target.metric === 'winRate' ? { ...target, high: 0.35 } : target));
    expect(sentences({ targets: [kept, ...changed, { metric: 'coverage', low: 3 }] })).toEqual([
      'Targets, win rate: “20–30%” → “20–35%”.',
      'Targets, coverage: added, “3× or more”.',
    ]);
    expect(sentences({ targets: rest })).toEqual(['Targets, lead to MQL: removed, “5–15%”.']);
  });

  it('names stages and rules by their label', () => {
    const stages = [{ ...first, requiredFields: [...first.requiredFields, 'nextStep'] }, second, ...others];
    expect(sentences({ pipelines: [{ ...pipeline, stages }] })).toEqual([
      `Pipeline “${pipeline.label}”, stage “${first.label}”, required fields: added nextStep.`,
    ]);
    expect(sentences({ rules: [{ ...rule, mode: 'shadow' }, ...bundledPack.rules.slice(1)] })).toEqual([
      `Rule “${rule.title}”, mode: “live” → “shadow”.`,
    ]);
    expect(sentences({ rules: bundledPack.rules.slice(1) })).toEqual([`Rule “${rule.title}”: removed.`]);
  });

  it('names the examples of a rule', () => {
    const [one, two] = ['one', 'two'].map((name) => ({
      name,
      expect: 'fail' as const,
      now: '2026-11-20T13:00:00Z',
      fields: {},
    }));
    if (!one || !two) throw new Error('There are two.');
    const said = (before: (typeof one)[], after: (typeof one)[]) =>
      diffPacks(
        { ...bundledPack, rules: [{ ...rule, examples: before }] },
        { ...bundledPack, rules: [{ ...rule, examples: after }] },
      ).map(({ sentence }) => sentence.slice(`Rule “${rule.title}”, examples: `.length));
    expect(said([one], [one, two])).toEqual(['added “two”.']);
    expect(said([one, two], [{ ...one, fields: { amount: 1 } }])).toEqual(['removed “two”; changed “one”.']);
    expect(said([one, two], [two, one])).toEqual(['new order “two”, “one”.']);
  });

  it('names the examples of a rule that has none any more', () => {
    const example = { name: 'one', expect: 'fail' as const, now: '2026-11-20T13:00:00Z', fields: {} };
    const { examples: _, ...bare } = rule;
    const [change] = diffPacks(
      { ...bundledPack, rules: [{ ...bare, examples: [example] }] },
      { ...bundledPack, rules: [bare] },
    );
    expect(change?.sentence).toBe(`Rule “${rule.title}”, examples: removed “one”.`);
  });

  it('tells a moved stage from a changed one', () => {
    const stages = [second, first, ...others];
    expect(sentences({ pipelines: [{ ...pipeline, stages }] })).toEqual([
      `Pipeline “${pipeline.label}”, stage “${first.label}”: moved to another place in the order.`,
    ]);
  });

  it('writes conditions as text', () => {
    const [signal, ...rest] = bundledPack.scoring.fit;
    if (!signal) throw new Error('The bundled pack scores no fit.');
    const fit = [
      { ...signal, when: { op: 'between' as const, field: 'employees', from: 5, to: 9 } },
      ...rest,
    ];
    expect(sentences({ scoring: { ...bundledPack.scoring, fit } })[0]).toMatch(
      /→ employees is from 5 to 9\.$/,
    );
  });
});

describe('changes', () => {
  const entry = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    value: fc.integer({ min: 0, max: 2 }),
  });
  const list = fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 5 });

  it('are none exactly between equal lists', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const isEqual = JSON.stringify(a) === JSON.stringify(b);
        expect(changesBetween(a, b).length === 0).toBe(isEqual);
      }),
      { seed: 5 },
    );
  });

  it('are the same number both ways', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        expect(changesBetween(a, b).length).toBe(changesBetween(b, a).length);
      }),
      { seed: 5 },
    );
  });
});
