import { describe, expect, it } from 'vitest';
import type { PageField } from '../../record/types';
import { collectFields, unreadable } from './fields';
import { addByLabel, foldLabel, type LabelledField, learnLabels } from './labels';

const text = (label: string | null, shown: string): PageField => ({ label, state: 'text', text: shown });
const found = (label: string, shown: string): LabelledField => ({ label, field: text(label, shown) });

it.each([
  ['Amount', 'Amount'],
  [' Amount : ', 'Amount'],
  ['* Close\u00a0 date', 'Close date'],
  ['Betrag*', 'Betrag'],
])('%j is compared as %j', (label, folded) => expect(foldLabel(label)).toBe(folded));

describe('learning', () => {
  it('keeps what stands beside hooks, and gives up labels of two fields', () => {
    const labels = new Map<string, string | null>();
    learnLabels(labels, {
      amount: text('Amount:', '$5'),
      amount_2: text('Amount', '$6'),
      name: unreadable('Name', 'loading'),
      industry: { ...text('Industry', 'Lighting'), confidence: 'label' },
      phone: text(null, '555'),
    });
    expect([...labels]).toEqual([
      ['Amount', null],
      ['Name', 'name'],
    ]);
  });
});

describe('reading by label', () => {
  const labels = new Map([
    ['Amount', 'amount'],
    ['Phone', null],
  ]);

  it('names only what is known, and marks it', () => {
    const collector = collectFields();
    addByLabel(collector, [found('Amount', '$5'), found('Phone', '555'), found('Betrag', '5 €')], labels);
    expect({ ...collector.fields }).toEqual({ amount: { ...text('Amount', '$5'), confidence: 'label' } });
  });

  it.each([
    ['a value read by hook', text('Amount', '$7'), text('Amount', '$7')],
    ['a hook that says nothing is there', { label: 'Amount', state: 'empty' } as const, undefined],
    ['a hook that can’t be read for good', unreadable('Amount', 'too-long'), undefined],
  ])('gives way to %s', (_, before, after) => {
    const collector = collectFields();
    collector.add('amount', before);
    addByLabel(collector, [found('Amount', '$5')], labels);
    expect(collector.fields.amount).toEqual(after ?? before);
  });

  it('steps in where a hook led to nothing', () => {
    const collector = collectFields();
    collector.add('amount', unreadable('Amount', 'unknown-markup'));
    addByLabel(collector, [found('Amount', '$5')], new Map());
    expect(collector.fields.amount).toMatchObject({ text: '$5', confidence: 'label' });
  });

  it('believes neither of two values under one label', () => {
    const collector = collectFields();
    addByLabel(collector, [found('Amount', '$5'), found('Amount', '$6')], labels);
    expect(collector.fields.amount).toMatchObject({ state: 'unreadable', reason: 'conflicting-values' });
  });
});
