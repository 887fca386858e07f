import { describe, expect, it } from 'vitest';
import { completeRecord } from './complete-record';
import type { CrmRecord, FieldReading, HistoryEntry } from './types';

const at = Date.UTC(2026, 10, 20);
const value = (text: string, extra: object = {}): FieldReading => ({
  state: 'value',
  value: text,
  text,
  label: 'Field',
  ...extra,
});

function record(extra: Partial<CrmRecord>): CrmRecord {
  return {
    identity: { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: 'https://app.hubspot.com/' },
    title: 'Deal',
    fields: {},
    stage: null,
    stages: [],
    history: [],
    asOf: at,
    coverage: 'page',
    apiNames: {},
    ...extra,
  };
}

describe('completing a record', () => {
  it('keeps what the page shows, edits too, and fills what it lacks or could not read', () => {
    const page = record({
      fields: {
        nextStep: value('typing', { unsaved: true }),
        amount: { state: 'empty', label: 'Amount' },
        closeDate: { state: 'unreadable', label: 'Close', reason: 'ambiguous-date' },
        odd: { state: 'unreadable', label: 'Odd', reason: 'unknown-markup' },
      },
    });
    const api = record({
      fields: {
        nextStep: value('saved'),
        amount: value('5'),
        closeDate: value('2026-11-28'),
        owner: value('A'),
      },
      coverage: 'full',
    });
    const { fields, coverage } = completeRecord(page, api);
    expect(fields).toEqual({
      nextStep: page.fields.nextStep,
      amount: page.fields.amount,
      closeDate: api.fields.closeDate,
      owner: api.fields.owner,
      odd: page.fields.odd,
    });
    expect(coverage).toBe('full');
  });

  it('tells each change once: the CRM’s own row, and what only an earlier visit saw', () => {
    const row: HistoryEntry = { field: 'stage', at, from: 'A', to: 'B', source: 'crm', by: 'user' };
    const seen: HistoryEntry = {
      ...row,
      by: undefined,
      at: at + 500,
      notBefore: at - 500,
      source: 'observed',
    };
    const only: HistoryEntry = {
      field: 'owner',
      at,
      notBefore: at - 5,
      from: 'X',
      to: 'Y',
      source: 'observed',
    };
    const { history } = completeRecord(record({ history: [seen, only] }), record({ history: [row] }));
    expect(history).toHaveLength(2);
    expect(history).toEqual(expect.arrayContaining([row, only]));
  });

  it('does not make up events where neither source knows them', () => {
    expect(completeRecord(record({}), record({}))).not.toHaveProperty('events');
    expect(completeRecord(record({}), record({ events: [] })).events).toEqual([]);
  });
});
