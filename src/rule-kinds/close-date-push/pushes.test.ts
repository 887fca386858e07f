import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../record/format';
import type { HistoryEntry } from '../../record/types';
import { at, DAY, deal, filled, history, NOW } from '../testing/record-builder';
import { runKind } from '../testing/test-rule-kind';
import { dateHistory } from './date-moves';
import kind from './index';
import { isPush, latestWithoutPush, type PushDefinition } from './pushes';

const BERLIN = { zone: 'Europe/Berlin' };
const iso = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
const TODAY = Math.floor(NOW / DAY_MS);

const movesOf = (rows: HistoryEntry[], fields = {}) =>
  dateHistory(deal({ history: rows, fields }), BERLIN).moves;

const definition: fc.Arbitrary<PushDefinition> = fc.record({
  count: fc.constantFrom('moves' as const, 'months' as const, 'quarters' as const),
  ignoreDays: fc.integer({ min: 0, max: 20 }),
});

/** A deal's life: a date and, at noon of different days, its moves by so many days. */
const life = fc
  .array(fc.record({ daysAgo: fc.integer({ min: 1, max: 300 }), by: fc.integer({ min: -60, max: 90 }) }), {
    maxLength: 6,
  })
  .map((steps) => {
    const days = [...new Map(steps.map((step) => [step.daysAgo, step.by]))].sort(([a], [b]) => b - a);
    let date = TODAY;
    const rows = days.map(([daysAgo, by]): HistoryEntry => {
      const from = iso(date);
      date += by;
      return { field: 'closeDate', source: 'crm', at: NOW - daysAgo * DAY, from, to: iso(date) };
    });
    return { rows, date };
  });

describe('what a push is', () => {
  it('counts months as Salesforce does', () => {
    const months: PushDefinition = { count: 'months', ignoreDays: 0 };
    const span = (from: string, to: string) => ({ from: at(from) / DAY_MS, to: at(to) / DAY_MS });
    const day = (from: string, to: string) =>
      isPush({ from: Math.floor(span(from, to).from), to: Math.floor(span(from, to).to) }, months);
    expect(day('2026-10-31', '2026-11-01')).toBe(true);
    expect(day('2026-11-01', '2026-11-30')).toBe(false);
    expect(day('2026-12-31', '2027-01-01')).toBe(true);
    expect(day('2027-01-01', '2026-12-31')).toBe(false);
  });

  it('names the very last day that is none', () => {
    fc.assert(
      fc.property(definition, fc.integer({ min: -200_000, max: 200_000 }), (by, from) => {
        const last = latestWithoutPush(from, by);
        expect(isPush({ from, to: last }, by)).toBe(false);
        expect(isPush({ from, to: last + 1 }, by)).toBe(true);
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  it('never counts more by months than by moves, nor by quarters than by months', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 0, max: 20 }), ({ rows }, ignoreDays) => {
        const [moves = 0, months = 0, quarters = 0] = (['moves', 'months', 'quarters'] as const).map(
          (count) => movesOf(rows).filter((move) => isPush(move, { count, ignoreDays })).length,
        );
        expect(months).toBeLessThanOrEqual(moves);
        expect(quarters).toBeLessThanOrEqual(months);
      }),
      { numRuns: 300, seed: 13 },
    );
  });
});

describe('the history of a close date', () => {
  it('gains no push by a trivial move on a day of its own', () => {
    fc.assert(
      fc.property(life, definition, fc.nat(), ({ rows, date }, by, step) => {
        const trivial: HistoryEntry = {
          field: 'closeDate',
          source: 'crm',
          at: NOW,
          from: iso(date),
          to: iso(date + (step % (by.ignoreDays + 1))),
        };
        const count = (entries: HistoryEntry[]) => movesOf(entries).filter((move) => isPush(move, by)).length;
        expect(count([...rows, trivial])).toBe(count(rows));
      }),
      { numRuns: 500, seed: 17 },
    );
  });

  it('is the same in any order of its rows', () => {
    fc.assert(
      fc.property(life, fc.func(fc.integer()), ({ rows }, order) => {
        const shuffled = [...rows].sort((a, b) => order(a.at) - order(b.at));
        expect(movesOf(shuffled)).toEqual(movesOf(rows));
      }),
      { numRuns: 300, seed: 19 },
    );
  });

  it('adds up to the whole way from the first date to the last', () => {
    fc.assert(
      fc.property(life, ({ rows, date }) => {
        const way = movesOf(rows).reduce((sum, move) => sum + move.to - move.from, 0);
        expect(way).toBe(rows.length === 0 ? 0 : date - TODAY);
      }),
      { numRuns: 300, seed: 23 },
    );
  });

  it('lets the CRM’s rows win over what was seen meanwhile', () => {
    const rows = [
      ...history('closeDate', 'observed', ['2026-11-04', '2026-12-18', '2026-10-30', '2026-11-01']),
      ...history(
        'closeDate',
        'crm',
        ['2026-11-02', '2026-11-27', '2026-10-30'],
        ['2026-11-05', '2026-12-18', '2026-11-27'],
      ),
    ];
    expect(movesOf(rows).map(({ from, to }) => `${iso(from)} ${iso(to)}`)).toEqual([
      '2026-10-30 2026-11-27',
      '2026-11-27 2026-12-18',
    ]);
  });

  it('takes no date that is not saved yet for a move', () => {
    const rows = history('closeDate', 'crm', ['2026-09-01', '2026-10-30']);
    expect(movesOf(rows, { closeDate: filled('2026-12-18') })).toHaveLength(1);
    expect(movesOf(rows, { closeDate: { ...filled('2026-12-18'), unsaved: true } })).toEqual([]);
  });
});

it('names a date that takes back every push that still holds', () => {
  const moves = history(
    'closeDate',
    'crm',
    ['2026-09-01', '2026-10-30'],
    ['2026-10-12', '2026-11-27'],
    ['2026-11-12', '2026-12-18'],
  );
  const record = deal({ history: moves, fields: { pushReason: { state: 'empty', label: 'Reason' } } });
  const [finding] = runKind(kind, { count: 'moves', ignoreDays: 3, reasonField: 'pushReason' }, record);
  expect(finding?.clears).toBe('Fill pushReason, or set Close date to 2 Nov 2026 or earlier.');
  expect(finding?.evidence.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    '30 Oct 2026 → 27 Nov 2026: 28 days later, on 12 Oct 2026, from the CRM’s history',
    '27 Nov 2026 → 18 Dec 2026: 21 days later, on 12 Nov 2026, from the CRM’s history',
    'Counted: 2 moves later, 2 into a later month, 0 into a later quarter',
  ]);
});

it('survives histories as no CRM would write them', () => {
  const odd = fc.record({
    field: fc.constant('closeDate' as const),
    at: fc.constantFrom(NOW, 0, -1, Number.NaN, 8.64e15, 9e15, NOW - DAY),
    notBefore: fc.constantFrom(NOW, Number.NaN, 9e15, 0),
    from: fc.constantFrom('2026-11-20', '', '2026-02-30', '9999-12-31', '0000-01-01', '1'.repeat(14), null),
    to: fc.constantFrom('2026-11-20', 'soon', '9999-12-31', '2026-13-01T00:00:00Z', null),
    source: fc.constantFrom('crm' as const, 'observed' as const, 'page' as const),
  });
  const options = { count: 'months', ignoreDays: 0, reasonField: 'pushReason', review: { afterPushes: 1 } };
  fc.assert(
    fc.property(fc.array(odd, { maxLength: 6 }), fc.constantFrom(NOW, Number.NaN), (rows, asOf) => {
      const fields = {
        pushReason: { state: 'empty' as const, label: 'Reason' },
        closeDate: filled('2026-12-18'),
      };
      const findings = runKind(kind, options, deal({ history: rows, fields, asOf }));
      expect(findings.length).toBeGreaterThan(0);
      expect(JSON.stringify(findings)).not.toMatch(/undefined|NaN|Invalid|Infinity/);
    }),
    { numRuns: 500, seed: 29 },
  );
});
