import { describe, expect, it } from 'vitest';
import type { KnownRecord, PageField, PageReading } from '../record/types';
import { context, noPack, page, record, type Shown, seen } from './testing/shown-page';
import { toRecord } from './to-record';

describe('types', () => {
  it('reads each concept as what it is, in the page’s own formats', () => {
    const { fields, apiNames } = record(
      page('hubspot', 'deal', {
        dealname: 'Northwind renewal',
        amount: '84.000,00 €',
        closedate: '18.12.2026',
        createdate: '03.11.2026 14:06 GMT+1',
        hs_next_step: null,
        hs_deal_stage_probability: '40 %',
      }),
    );
    expect(fields).toEqual({
      name: { state: 'value', value: 'Northwind renewal', text: 'Northwind renewal', label: 'Name' },
      amount: { state: 'value', value: 84000, text: '84.000,00 €', label: 'Amount', currency: 'EUR' },
      closeDate: { state: 'value', value: '2026-12-18', text: '18.12.2026', label: 'Close date' },
      createdAt: {
        state: 'value',
        value: Date.UTC(2026, 10, 3, 13, 6),
        text: '03.11.2026 14:06 GMT+1',
        label: 'Created',
        precision: 'minute',
      },
      nextStep: { state: 'empty', label: 'Next step' },
      probability: { state: 'value', value: 40, text: '40 %', label: 'Probability' },
    });
    expect(apiNames).toMatchObject({ name: 'dealname', closeDate: 'closedate', nextStep: 'hs_next_step' });
  });

  it('leaves out what is not drawn, and says when the page had too much to read', () => {
    expect(record(page('hubspot', 'deal', {})).fields).toEqual({});
    const { fields, apiNames } = record(page('hubspot', 'deal', {}, { truncated: true }));
    expect(fields.amount).toEqual({ state: 'unreadable', label: 'Amount', reason: 'too-many-fields' });
    expect(apiNames).toEqual({});
  });

  it('keeps the page’s label, the unsaved mark and the page’s own reason', () => {
    const { fields } = record(
      page('salesforce', 'deal', {
        NextStep: { label: 'Nächster Schritt', state: 'text', text: 'Call', unsaved: true },
        Amount: { label: 'Betrag', state: 'unreadable', reason: 'loading' },
      }),
    );
    expect(fields.nextStep).toEqual({
      state: 'value',
      value: 'Call',
      text: 'Call',
      label: 'Nächster Schritt',
      unsaved: true,
    });
    expect(fields.amount).toEqual({ state: 'unreadable', label: 'Betrag', reason: 'loading' });
  });

  it('keeps the text of what it can’t read, cut to a length one can show', () => {
    const { fields } = record(
      page('hubspot', 'deal', { closedate: '3/4/2026', amount: '45K', createdate: 'x'.repeat(999) }),
    );
    expect(fields.closeDate).toMatchObject({ reason: 'ambiguous-date', text: '3/4/2026' });
    expect(fields.amount).toMatchObject({ reason: 'abbreviated', text: '45K' });
    expect(fields.createdAt).toMatchObject({ reason: 'not-a-date', text: 'x'.repeat(200) });
  });
});

describe('day and month', () => {
  const ambiguous = { closedate: '3/4/2026' };
  const closeDate = (reading: PageReading, known: KnownRecord | null = null) => {
    const { record: read, provenDateOrder } = toRecord(reading, known, noPack, context);
    const field = read.fields.closeDate;
    return [field?.state === 'value' ? field.value : field?.state, provenDateOrder];
  };

  it('takes the order that another date of the page proves', () => {
    expect(closeDate(page('hubspot', 'deal', { ...ambiguous, createdate: '18/11/2026' }))).toEqual([
      '2026-04-03',
      'dmy',
    ]);
    expect(closeDate(page('hubspot', 'deal', { ...ambiguous, custom_date: '11/18/2026' }))).toEqual([
      '2026-03-04',
      'mdy',
    ]);
  });

  it('takes the order that is known of the user, unless the page proves another', () => {
    expect(closeDate(page('hubspot', 'deal', ambiguous), seen([], 'dmy'))).toEqual(['2026-04-03', null]);
    expect(
      closeDate(page('hubspot', 'deal', { ...ambiguous, createdate: '11/18/2026' }), seen([], 'dmy')),
    ).toEqual(['2026-03-04', 'mdy']);
  });

  it('believes neither free text, nor edits, nor a page that contradicts itself', () => {
    expect(closeDate(page('hubspot', 'deal', { ...ambiguous, hs_next_step: '18/11/2026' }))).toEqual([
      'unreadable',
      null,
    ]);
    const edited: PageField = { label: null, state: 'text', text: '18/11/2026', unsaved: true };
    expect(closeDate(page('hubspot', 'deal', { ...ambiguous, createdate: edited }))).toEqual([
      'unreadable',
      null,
    ]);
    const both = { ...ambiguous, createdate: '18/11/2026', notes_last_updated: '11/18/2026' };
    expect(closeDate(page('hubspot', 'deal', both), seen([], 'dmy'))).toEqual(['unreadable', null]);
  });
});

describe('Salesforce’s Created By', () => {
  it.each([
    ['Dana Example, 18/11/2026, 14:26', '2026-11-18T13:26'],
    ['Example, Dana, Nov 18, 2026, 2:26 PM', '2026-11-18T13:26'],
    ['Dana Example, 18.11.2026 14:26', '2026-11-18T13:26'],
  ])('%s', (text, expected) => {
    const { fields, apiNames } = record(page('salesforce', 'lead', { CreatedById: text }));
    for (const name of ['createdAt', 'formSubmittedAt']) {
      const field = fields[name];
      expect(field?.state === 'value' && new Date(Number(field.value)).toISOString().slice(0, 16)).toBe(
        expected,
      );
      expect(apiNames[name]).toBe('CreatedById');
    }
  });

  it('proves the order of day and month, and is unreadable like any date', () => {
    expect(
      toRecord(
        page('salesforce', 'deal', { CreatedById: 'Dana Example, 11/18/2026, 2:26 PM' }),
        null,
        noPack,
        context,
      ).provenDateOrder,
    ).toBe('mdy');
    expect(
      record(page('salesforce', 'deal', { CreatedById: 'Dana Example, 3/4/2026' })).fields.createdAt,
    ).toMatchObject({
      reason: 'ambiguous-date',
    });
    expect(
      record(page('salesforce', 'deal', { CreatedById: 'Dana Example' })).fields.createdAt,
    ).toMatchObject({
      reason: 'not-a-date',
    });
  });
});

describe('fields with several API names', () => {
  const contact = (fields: Record<string, Shown>) =>
    record(page('salesforce', 'lead', fields)).fields.firstContactAt;

  it('takes the earliest first contact', () => {
    expect(
      contact({ FirstCallDateTime: '2026-11-18 10:00', FirstEmailDateTime: '2026-11-18 09:00' }),
    ).toMatchObject({
      value: Date.UTC(2026, 10, 18, 8),
    });
    expect(contact({ FirstCallDateTime: null, FirstEmailDateTime: '2026-11-18 09:00' })).toMatchObject({
      state: 'value',
    });
  });

  it('says there was none only when every kind is drawn empty', () => {
    expect(contact({ FirstCallDateTime: null, FirstEmailDateTime: null })).toMatchObject({ state: 'empty' });
    expect(contact({ FirstCallDateTime: null })).toBeUndefined();
    expect(contact({ FirstCallDateTime: '2026-11-18 09:00', FirstEmailDateTime: '3/4/2026' })).toMatchObject({
      state: 'unreadable',
    });
  });

  it('goes on to the next name only when the first is empty', () => {
    const phone = (fields: Record<string, Shown>) => record(page('hubspot', 'contact', fields)).fields.phone;
    expect(phone({ phone: null, mobilephone: '555 0100' })).toMatchObject({ value: '555 0100' });
    expect(phone({ phone: '555 0199', mobilephone: '555 0100' })).toMatchObject({ value: '555 0199' });
    expect(phone({ phone: null })).toMatchObject({ state: 'empty' });
    expect(
      phone({ phone: { label: null, state: 'unreadable', reason: 'unknown-markup' }, mobilephone: '1' }),
    ).toMatchObject({
      state: 'unreadable',
    });
  });
});
