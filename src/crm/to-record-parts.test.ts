import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldMap } from '../record/field-map';
import type { HistoryEntry, PageField } from '../record/types';
import { page, record, seen } from './testing/shown-page';

describe('the rule pack’s fields', () => {
  const pack: FieldMap = [
    {
      name: 'painPoints',
      label: 'Pain points',
      type: 'text',
      apiNames: { hubspot: { deal: ['pain_points'] }, salesforce: { deal: ['Pain_Points__c'] } },
    },
    {
      name: 'amount',
      label: 'Contract value',
      type: 'money',
      apiNames: { hubspot: { deal: ['contract_value', 'amount'] } },
    },
  ];

  it('add to the standard ones and override them, per CRM', () => {
    const shown = { pain_points: 'Slow onboarding', contract_value: '$9', amount: '$5' };
    const { fields, apiNames } = record(page('hubspot', 'deal', shown), null, pack);
    expect(fields.painPoints).toMatchObject({ value: 'Slow onboarding', label: 'Pain points' });
    expect(fields.amount).toMatchObject({ value: 9, label: 'Contract value' });
    expect(apiNames).toMatchObject({ painPoints: 'pain_points', amount: 'contract_value' });
    expect(record(page('salesforce', 'deal', { Amount: '$5' }), null, pack).fields.amount).toMatchObject({
      value: 5,
      label: 'Contract value',
    });
  });
});

describe('stage and history', () => {
  const demo = { currentStage: { id: null, label: 'Demo' } };
  const dated = (text: string, stage: string): PageField => ({
    label: `Date entered "${stage} (Sales Pipeline)"`,
    state: 'text',
    text,
  });

  it('names stages by the label in the property’s own label', () => {
    const { history, fields } = record(
      page(
        'hubspot',
        'deal',
        {
          hs_v2_date_entered_discovery: dated('2026-11-03', 'Discovery'),
          hs_v2_date_entered_12345: { ...dated('2026-11-10', ''), label: 'Eintrittsdatum „Demo (Vertrieb)“' },
          hs_v2_date_entered_won: null,
        },
        demo,
      ),
    );
    expect(history).toEqual([
      { field: 'stage', at: Date.UTC(2026, 10, 2, 23), from: null, to: 'Discovery', source: 'page' },
      { field: 'stage', at: Date.UTC(2026, 10, 9, 23), from: null, to: 'Demo', source: 'page' },
    ]);
    expect(fields.stageEnteredAt).toMatchObject({ value: Date.UTC(2026, 10, 9, 23), precision: 'day' });
  });

  it('lists the stages whose own date is on the page and empty', () => {
    const fields = {
      hs_v2_date_entered_discovery: dated('2026-11-03', 'Discovery'),
      hs_v2_date_entered_12345: { label: 'Date entered "Demo (Sales Pipeline)"', state: 'empty' as const },
      hs_v2_date_entered_proposal: { label: null, state: 'unreadable' as const, reason: 'loading' as const },
    };
    expect(record(page('hubspot', 'deal', fields, demo)).neverEntered).toEqual(['Demo']);
  });

  it('prefers the CRM’s own date of entry', () => {
    const fields = {
      hs_v2_date_entered_current_stage: '2026-11-12',
      hs_v2_date_entered_x: dated('2026-11-10', 'Demo'),
    };
    expect(record(page('hubspot', 'deal', fields, demo)).fields.stageEnteredAt).toMatchObject({
      text: '2026-11-12',
    });
  });

  it('takes an observed change as the day of entry only when its day is certain', () => {
    const change = (notBefore: number): HistoryEntry => ({
      field: 'stage',
      at: Date.UTC(2026, 10, 18, 15),
      notBefore,
      from: 'Discovery',
      to: 'Demo',
      source: 'observed',
    });
    const entered = (notBefore: number) =>
      record(page('hubspot', 'deal', {}, demo), seen([change(notBefore)])).fields.stageEnteredAt;
    expect(entered(Date.UTC(2026, 10, 18, 9))).toMatchObject({
      value: Date.UTC(2026, 10, 18, 15),
      text: '2026-11-18',
    });
    expect(entered(Date.UTC(2026, 10, 17, 9))).toBeUndefined();
    const inDemo = record(page('hubspot', 'deal', {}, demo), seen([change(Date.UTC(2026, 10, 17, 9))]));
    expect(inDemo.history).toHaveLength(1);
  });

  it('gives a deal its stage from the stage control when no field shows it', () => {
    const reading = page('salesforce', 'deal', {}, { currentStage: { id: 'Demo', label: 'Vorführung' } });
    expect(record(reading).fields.stage).toMatchObject({ value: 'Vorführung' });
    expect(
      record({ ...reading, identity: { ...reading.identity, object: 'lead' } }).fields.stage,
    ).toBeUndefined();
  });

  it('names the record by its title when no field does', () => {
    expect(record(page('hubspot', 'contact', {}, { title: 'Dana Example' })).fields.name).toMatchObject({
      value: 'Dana Example',
    });
  });
});

it('makes something of every reading, whatever its texts', () => {
  const names = fc.constantFrom(
    'amount',
    'closedate',
    'createdate',
    'dealstage',
    'hs_v2_date_entered_x',
    'constructor',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[-(]?[\d.,:/ $€%KM]{0,16}(?: [AP]M| GMT\+1)?$/),
    fc.constantFrom('Today at 2:26 PM', '12/3/2026', '84.000,00 €', '31/02/2026'),
  );
  fc.assert(
    fc.property(
      fc.dictionary(names, texts),
      fc.constantFrom('en', 'de', 'xx-bogus', '', '--'),
      (shown, language) => {
        const reading = page('hubspot', 'deal', shown, { language });
        const read = record(reading, seen([], 'dmy'));
        for (const field of Object.values(read.fields))
          if (field.state === 'value' && typeof field.value === 'number') expect(field.value).not.toBeNaN();
        expect(read.history.every(({ at }) => Number.isSafeInteger(at))).toBe(true);
      },
    ),
    { numRuns: 500, seed: 67 },
  );
});

it('is not led astray by field names that objects have anyway', () => {
  const pack: FieldMap = [
    { name: 'x', label: 'X', type: 'text', apiNames: { hubspot: { deal: ['constructor'] } } },
  ];
  expect(record(page('hubspot', 'deal', {}), null, pack).fields).toEqual({});
});
