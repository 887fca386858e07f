import { describe, expect, it } from 'vitest';
import type { CrmRecord, FieldReading, HistoryEntry } from './types';
import { updateRecord } from './update-record';

const text = (value: string): FieldReading => ({ state: 'value', value, text: value, label: '' });

function reading(asOf: number, part: Partial<CrmRecord> = {}): CrmRecord {
  return {
    identity: { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: '' },
    title: null,
    fields: {},
    stage: null,
    stages: [],
    history: [],
    asOf,
    coverage: 'page',
    apiNames: {},
    ...part,
  };
}

const row = (at: number, to: string, source: HistoryEntry['source'] = 'crm'): HistoryEntry => ({
  field: 'stage',
  at,
  from: null,
  to,
  source,
});

describe('a further reading', () => {
  it('counts where it is newer, in either order, and leaves the rest as it was known', () => {
    const older = reading(1, { fields: { owner: text('Ines'), amount: text('5') }, title: 'Deal' });
    const newer = reading(2, {
      fields: { owner: text('Mara'), amount: { state: 'unreadable', label: '', reason: 'loading' } },
      coverage: 'full',
    });
    const both = updateRecord(older, newer);
    expect(both).toEqual(updateRecord(newer, older));
    expect(both).toMatchObject({ asOf: 2, title: 'Deal', coverage: 'full' });
    expect(both.fields).toEqual({ owner: text('Mara'), amount: text('5') });
  });

  it('keeps the currency where a page shows only its sign', () => {
    const told = { state: 'value', value: 5, text: '5', label: '', currency: 'USD' } as const;
    const shown = { state: 'value', value: 7, text: '$7', label: '' } as const;
    const both = updateRecord(
      reading(1, { fields: { amount: told } }),
      reading(2, { fields: { amount: shown } }),
    );
    expect(both.fields.amount).toEqual({ ...shown, currency: 'USD' });
  });

  it('empties a field that is empty now', () => {
    const empty: FieldReading = { state: 'empty', label: '' };
    const known = reading(1, { fields: { amount: text('5') } });
    expect(updateRecord(known, reading(1, { fields: { amount: empty } })).fields.amount).toEqual(empty);
  });

  it('takes the CRM’s rows as written today, and keeps what the CRM has forgotten', () => {
    const known = reading(1, { history: [row(1, 'New'), row(5, 'Demo'), row(3, 'Seen', 'observed')] });
    const added = reading(2, { history: [row(5, 'Product demo'), row(9, 'Won')] });
    expect(updateRecord(known, added).history.map(({ at, to }) => `${at} ${to}`)).toEqual([
      '1 New',
      '3 Seen',
      '5 Product demo',
      '9 Won',
    ]);
  });

  it('keeps the address of its page where a file has none', () => {
    const identity = { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: 'https://x' } as const;
    expect(updateRecord(reading(1, { identity }), reading(2)).identity.url).toBe('https://x');
  });
});
