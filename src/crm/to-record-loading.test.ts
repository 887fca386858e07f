import { expect, it } from 'vitest';
import type { PageReading } from '../record/types';
import { toRecord } from './to-record';

const reading: PageReading = {
  identity: {
    crm: 'hubspot',
    object: 'deal',
    id: '1',
    org: '7',
    url: 'https://app.hubspot.com/contacts/7/record/0-3/1',
  },
  readAt: Date.UTC(2026, 10, 20),
  state: 'loading',
  layout: '',
  language: 'en',
  title: 'A deal',
  fields: { dealstage: { state: 'text', text: 'Demo', label: 'Stage' } },
  currentStage: { id: null, label: 'Demo' },
  stages: [],
  truncated: false,
};

const fieldsOf = (state: PageReading['state']) =>
  toRecord({ ...reading, state }, null, [], { now: reading.readAt, zone: 'UTC', locale: 'en' }).record.fields;

it('calls a field that is missing from a page still loading, and leaves out what a ready page does not draw', () => {
  expect(fieldsOf('loading').amount).toEqual({ state: 'unreadable', label: 'Amount', reason: 'loading' });
  expect(fieldsOf('ready').amount).toBeUndefined();
  for (const state of ['loading', 'ready'] as const)
    expect(fieldsOf(state)).toMatchObject({
      stage: { state: 'value', value: 'Demo' },
      name: { state: 'value', value: 'A deal' },
    });
});
