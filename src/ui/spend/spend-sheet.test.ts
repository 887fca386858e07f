import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spendReader } from '../../crm/csv/spend-file';
import { type SpendRow, sortedSpend, spendKey } from '../../record/spend';
import { readSheet } from './read-sheet';
import { cellKey, sheetOf, sheetWith, withCell, withEarlier, withLifetime, withSource } from './spend-sheet';

const TODAY = '2026-11-22';
const MONTHS = ['2026-11', '2026-10'];
const MARKETING = { kind: 'marketing', source: '' } as const;
const SALES = { kind: 'sales', source: '' } as const;
const row = (more: Partial<SpendRow>): SpendRow => ({
  ...{ kind: 'marketing', when: '2026-10', source: '', amount: 1, currency: 'EUR', note: '' },
  ...more,
});
const messages = (sheet: Parameters<typeof readSheet>[0]) => {
  const read = readSheet(sheet, spendReader);
  return 'problems' in read ? read.problems.map(({ at, message }) => `${at} ${message}`) : read.rows;
};

describe('a sheet of spend', () => {
  it('states the rows that it was made of, in whatever currencies', () => {
    const rows = fc.uniqueArray(
      fc
        .record({
          kind: fc.constantFrom('marketing' as const, 'sales' as const, 'lifetimeValue' as const),
          month: fc.integer({ min: 1, max: 12 }).map((of) => `2026-${String(of).padStart(2, '0')}`),
          source: fc.constantFrom('', 'Web', 'Event'),
          amount: fc.integer({ min: 0, max: 10 ** 8 }).map((cents) => cents / 100),
          currency: fc.constantFrom('EUR', 'EUR', 'USD'),
          note: fc.constantFrom('', 'plan'),
        })
        .map(({ month, kind, ...rest }) => ({
          ...rest,
          kind,
          when: kind === 'lifetimeValue' ? `${month}-05` : month,
          source: kind === 'marketing' ? rest.source : '',
        })),
      { selector: spendKey, maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, (given) => {
        expect(readSheet(sheetOf(given, MONTHS, TODAY), spendReader)).toEqual({ rows: sortedSpend(given) });
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('takes a blank cell for not given, and 0 for 0', () => {
    const sheet = { ...sheetOf([], MONTHS, TODAY), currency: 'EUR' };
    expect(messages(sheet)).toEqual([]);
    const key = cellKey(SALES, '2026-10');
    expect(messages(withCell(sheet, key, '0'))).toEqual([row({ kind: 'sales', amount: 0 })]);
    expect(messages(withCell(withCell(sheet, key, '7'), key, ' '))).toEqual([]);
  });

  it('says what is wrong where, and then states no row', () => {
    const sheet = withSource(sheetOf([], MONTHS, TODAY), 'Web');
    const bad = withCell(
      withCell(sheet, cellKey(MARKETING, '2026-10'), 'lots'),
      cellKey(SALES, '2026-10'),
      '12',
    );
    expect(messages({ ...bad, lifetimes: [{ amount: '5 EUR', asOf: '', note: '' }] })).toEqual([
      `${cellKey(MARKETING, '2026-10')} “lots” is no amount. Write it like 1200 or 1200.50.`,
      'currency Write the currency in three letters, like EUR.',
      'lifetime 0 asOf Choose the day on which the value was worked out.',
    ]);
  });

  it('takes rows in over what stands there, with their months and sources, and keeps the rest', () => {
    const sheet = withCell(sheetOf([row({})], MONTHS, TODAY), cellKey(SALES, '2026-11'), '3');
    const taken = sheetWith(sheet, [row({ amount: 9 }), row({ when: '2026-07', source: 'Web', amount: 4 })]);
    expect(taken.months).toEqual(['2026-11', '2026-10', '2026-07']);
    expect(messages(taken)).toEqual(
      sortedSpend([
        row({ amount: 9 }),
        row({ when: '2026-07', source: 'Web', amount: 4 }),
        row({ kind: 'sales', when: '2026-11', amount: 3 }),
      ]),
    );
  });

  it('keeps earlier lifetime values beside a newer one, and replaces that of the same day', () => {
    const old = row({ kind: 'lifetimeValue', when: '2026-01-05', amount: 10 });
    const sheet = sheetOf([old], MONTHS, TODAY);
    expect(sheet.lifetimes).toEqual([{ amount: '10', asOf: '2026-01-05', note: '' }]);
    const newer = { ...old, when: '2026-06-05', amount: 12 };
    expect(messages(sheetWith(sheet, [newer]))).toEqual([old, newer]);
    expect(messages(sheetWith(sheet, [{ ...old, amount: 11 }]))).toEqual([{ ...old, amount: 11 }]);
    const more = withLifetime(sheet, TODAY);
    expect(messages(more)).toEqual([old]);
    const twice = { ...more, lifetimes: more.lifetimes.map((one) => ({ ...one, amount: '3', asOf: TODAY })) };
    expect(messages({ ...twice, currency: 'EUR' })).toEqual([
      'lifetime 1 asOf There are two lifetime values of 2026-11-22. Keep one, or change a day.',
    ]);
  });

  it('has earlier months and sources when asked, each once', () => {
    const sheet = sheetOf([], ['2026-02'], TODAY);
    expect(withEarlier(sheet, 3).months).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
    expect(withSource(withSource(withSource(sheet, 'Web'), ' web '), ' ').sources).toEqual(['Web']);
  });
});
