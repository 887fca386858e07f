import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observeChanges } from './observe-changes';
import type { CrmRecord, FieldReading } from './types';

const MONDAY = Date.UTC(2026, 10, 16, 9);
const FRIDAY = Date.UTC(2026, 10, 20, 9);

function visit(asOf: number, fields: Record<string, FieldReading>): CrmRecord {
  const stage = fields.stage?.state === 'value' ? { id: null, label: String(fields.stage.value) } : null;
  return {
    identity: {
      crm: 'hubspot',
      object: 'deal',
      id: '1',
      org: '7',
      url: 'https://app.hubspot.com/contacts/7/record/0-3/1',
    },
    title: 'A deal',
    fields,
    stage,
    stages: [],
    history: [],
    asOf,
    coverage: 'page',
    apiNames: {},
  };
}

const text = (value: string, extra: object = {}): FieldReading => ({
  state: 'value',
  value,
  text: value,
  label: 'x',
  ...extra,
});
const empty: FieldReading = { state: 'empty', label: 'x' };
const unreadable: FieldReading = { state: 'unreadable', label: 'x', reason: 'loading' };

describe('observeChanges', () => {
  it('records a stage change with the span it must lie in', () => {
    const changes = observeChanges(
      visit(MONDAY, { stage: text('Discovery') }),
      visit(FRIDAY, { stage: text('Proposal') }),
    );
    expect(changes).toEqual([
      {
        field: 'stage',
        at: FRIDAY,
        notBefore: MONDAY,
        from: 'Discovery',
        to: 'Proposal',
        source: 'observed',
      },
    ]);
  });

  it('records a field that was emptied and one that was filled', () => {
    const before = visit(MONDAY, { closeDate: text('2026-12-01'), amount: empty });
    const after = visit(FRIDAY, { closeDate: empty, amount: text('500') });
    expect(observeChanges(before, after).map(({ field, from, to }) => [field, from, to])).toEqual([
      ['amount', null, '500'],
      ['closeDate', '2026-12-01', null],
    ]);
  });

  it.each([
    ['unreadable now', text('A'), unreadable],
    ['unreadable before', unreadable, text('A')],
    ['not saved yet', text('A'), text('B', { unsaved: true })],
    ['unchanged', text('A'), text('A')],
  ])('says nothing about a field that is %s', (_, before, after) => {
    expect(observeChanges(visit(MONDAY, { amount: before }), visit(FRIDAY, { amount: after }))).toEqual([]);
  });

  it('says nothing about a field that is not on one of the layouts', () => {
    expect(observeChanges(visit(MONDAY, { amount: text('5') }), visit(FRIDAY, {}))).toEqual([]);
  });

  it('takes a stage in another language for the same stage when its id is the same', () => {
    const inEnglish = {
      ...visit(MONDAY, { stage: text('Proposal') }),
      stage: { id: 'Proposal', label: 'Proposal' },
    };
    const inGerman = {
      ...visit(FRIDAY, { stage: text('Angebot') }),
      stage: { id: 'Proposal', label: 'Angebot' },
    };
    expect(observeChanges(inEnglish, inGerman)).toEqual([]);
    expect(
      observeChanges(inEnglish, { ...inGerman, stage: { id: 'Closed Won', label: 'Gewonnen' } }),
    ).toHaveLength(1);
  });

  it('says nothing about stages without ids in two languages', () => {
    const inEnglish = { ...visit(MONDAY, { stage: text('Negotiation') }), language: 'en' };
    expect(
      observeChanges(inEnglish, { ...visit(FRIDAY, { stage: text('Verhandlung') }), language: 'de' }),
    ).toEqual([]);
    expect(
      observeChanges(inEnglish, { ...visit(FRIDAY, { stage: text('Proposal') }), language: 'en' }),
    ).toHaveLength(1);
  });

  it('ignores a visit that is not newer', () => {
    expect(observeChanges(visit(FRIDAY, { stage: text('A') }), visit(MONDAY, { stage: text('B') }))).toEqual(
      [],
    );
  });

  it('rebuilds the last value when changes are replayed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 2, maxLength: 12 }), (stages) => {
        const visits = stages.map((stage, index) => visit(MONDAY + index, { stage: text(stage) }));
        const changes = visits
          .slice(1)
          .flatMap((current, index) => observeChanges(visits[index] ?? current, current));
        expect(changes.at(-1)?.to ?? stages[0]).toBe(stages.at(-1));
      }),
    );
  });
});
