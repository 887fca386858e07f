import { describe, expect, it } from 'vitest';
import { compilePack } from '../engine/compile-pack';
import { runExamples } from '../engine/run-examples';
import { exampleSchema } from '../pack-parts/examples';
import { deal, empty, filled, history, NOW, stage } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { exampleOfRecord } from './example-of-record';

const compiled = compilePack(bundledPack, 'bundled');
const rule = bundledPack.rules.find(({ kind }) => kind === 'amount-missing');
if (!rule) throw new Error('The bundled pack has no such rule.');

const one = deal({
  title: 'Larkspur Mills – Pilot',
  stage: stage('Negotiation'),
  fields: {
    name: filled('Larkspur Mills – Pilot'),
    owner: filled('Ines Vollmer'),
    amount: empty(),
    industry: filled('Dairy'),
  },
  history: [
    ...history('stage', 'crm', ['2026-11-01', 'Negotiation', 'Demo']),
    ...history('owner', 'crm', ['2026-11-02', 'Ines Vollmer', 'Mara Ilves']),
  ],
});
const example = (ruleId: string) => exampleOfRecord(compiled, ruleId, one, { now: NOW, expect: 'fail' });

describe('an example of a record', () => {
  it('says of nobody whose it is', () => {
    const text = JSON.stringify(bundledPack.rules.map(({ id }) => example(id)));
    for (const word of ['Larkspur', 'Vollmer', 'Ilves', '4242', '101']) expect(text).not.toContain(word);
  });

  it('holds only what the rule reads, and is answered alike', () => {
    const made = example(rule.id);
    expect(Object.keys(made?.fields ?? {})).toContain('amount');
    expect(made?.fields).not.toHaveProperty('industry');
    expect(exampleSchema.safeParse(made).success).toBe(true);
    const rules = [{ ...rule, examples: made ? [made] : [] }];
    expect(runExamples({ ...bundledPack, rules })).toEqual([
      expect.objectContaining({ expected: 'fail', found: 'fail' }),
    ]);
  });

  it('is none for a rule that the pack does not have', () => {
    expect(example('no-such-rule')).toBeNull();
  });
});
