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
  it('takes the seconds of a moment from the API, where the page shows the same minute', () => {
    const moment = (ms: number, precision: 'minute' | 'exact', extra: object = {}): FieldReading =>
      value('11/20/2026 12:00 AM', { value: at + ms, precision, ...extra });
    const page = record({
      fields: {
        formSubmittedAt: moment(0, 'minute'),
        createdAt: moment(60_000, 'minute'),
        assignedAt: moment(0, 'minute', { unsaved: true }),
      },
    });
    const told = moment(47_123, 'exact');
    const api = record({ fields: { formSubmittedAt: told, createdAt: told, assignedAt: told } });
    const { fields } = completeRecord(page, api);
    expect(fields).toEqual({ ...page.fields, formSubmittedAt: moment(47_123, 'exact') });
  });

  it('takes the currency of an amount from the API, where the page shows only its sign', () => {
    const shown = value('$5', { value: 5 });
    const api = record({ fields: { amount: value('5', { value: 5, currency: 'USD' }) } });
    const { fields } = completeRecord(record({ fields: { amount: shown } }), api);
    expect(fields.amount).toEqual({ ...shown, currency: 'USD' });
  });

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
      apiNames: { nextStep: 'hs_next_step', amount: 'amount', closeDate: 'closedate', owner: 'owner' },
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

  it('lets what the API tells from elsewhere fill an empty field, but no edit', () => {
    const page = record({
      fields: {
        firstContactAt: { state: 'empty', label: 'First Call' },
        assignedAt: { state: 'empty', label: 'Assigned', unsaved: true },
      },
    });
    const api = record({ fields: { firstContactAt: value('Friday'), assignedAt: value('Monday') } });
    expect(completeRecord(page, api).fields).toEqual({
      firstContactAt: api.fields.firstContactAt,
      assignedAt: page.fields.assignedAt,
    });
  });

  describe('the stage of a page that names it by its label only', () => {
    const stages = [
      { id: 'demo', label: 'Demo' },
      { id: 'proposal', label: 'Proposal' },
    ];
    const api = record({ stage: { id: 'proposal', label: 'Proposal' }, stages });
    const stageOf = (label: string, words: string | null = null, id: string | null = null) =>
      completeRecord(record({ stage: { id, label } }), api, words).stage;

    it('has the id that the API lists for that label, also of another stage than the API’s', () =>
      expect(stageOf('Demo', 'Angebot')).toEqual({ id: 'demo', label: 'Demo' }));
    it('has the API’s id in another language, once that is known', () =>
      expect(stageOf('Angebot', 'Angebot')).toEqual({ id: 'proposal', label: 'Angebot' }));
    it('has none for other words', () =>
      expect(stageOf('Gewonnen', 'Angebot')).toEqual({ id: null, label: 'Gewonnen' }));
    it('keeps an id of its own', () =>
      expect(stageOf('Angebot', 'Angebot', 'x')).toEqual({ id: 'x', label: 'Angebot' }));
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
