import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeHistory } from './history';
import type { HistoryEntry } from './types';

const page = (at: number, to: string): HistoryEntry => ({
  field: 'stage',
  at,
  from: null,
  to,
  source: 'page',
});
const observed = (notBefore: number, at: number, from: string, to: string): HistoryEntry => ({
  field: 'stage',
  at,
  notBefore,
  from,
  to,
  source: 'observed',
});
const crm = (at: number, from: string, to: string): HistoryEntry => ({
  field: 'stage',
  at,
  from,
  to,
  source: 'crm',
});

const file = (at: number, from: string | null, to: string): HistoryEntry => ({
  ...crm(at, '', to),
  from,
  source: 'export',
});

describe('one change told by several sources', () => {
  it('is narrowed down by the time the page states, and still tells what was seen before', () => {
    expect(mergeHistory([page(50, 'Demo')], [observed(10, 90, 'Discovery', 'Demo')])).toEqual([
      { ...observed(10, 50, 'Discovery', 'Demo') },
    ]);
  });

  it('stays two changes when the page states a time outside the visits', () => {
    const both = [page(5, 'Demo'), observed(10, 90, 'Discovery', 'Demo')];
    expect(mergeHistory(both)).toEqual(both);
  });

  it('is told by the CRM alone when the CRM has it', () => {
    const rows = [crm(50, 'Discovery', 'Demo')];
    expect(mergeHistory([page(0, 'Demo'), observed(10, 90, 'Qualified', 'Demo')], rows)).toEqual(rows);
  });

  it('is told by the CRM rather than by a file, and by a file rather than by visits', () => {
    const row = crm(50, 'Discovery', 'Demo');
    const exported = file(40, null, 'Demo');
    const seen = observed(10, 90, 'Discovery', 'Demo');
    expect(mergeHistory([exported], [seen], [row])).toEqual([row]);
    expect(mergeHistory([exported], [seen])).toEqual([exported]);
    expect(mergeHistory([exported], [page(45, 'Demo')])).toEqual([exported]);
  });

  it('keeps rows of a file that the CRM has forgotten by now', () => {
    const rows = [file(5, null, 'Qualified'), crm(86_400_010, 'Qualified', 'Demo')];
    expect(mergeHistory(rows)).toEqual(rows);
  });

  it('keeps what the CRM does not have', () => {
    const merged = mergeHistory([crm(50, 'Discovery', 'Demo')], [observed(60, 90, 'Demo', 'Proposal')]);
    expect(merged.map((entry) => entry.to)).toEqual(['Demo', 'Proposal']);
  });
});

describe('merging', () => {
  const value = fc.constantFrom('Qualified', 'Discovery', 'Demo', null);
  const entry: fc.Arbitrary<HistoryEntry> = fc
    .record({
      field: fc.constantFrom('stage' as const, 'amount' as const),
      at: fc.integer({ min: 0, max: 30 }),
      window: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
      from: value,
      to: value,
      source: fc.constantFrom('page' as const, 'observed' as const, 'crm' as const, 'export' as const),
    })
    .map(({ window, ...rest }) => ({
      ...rest,
      ...(rest.source === 'observed' && window !== undefined && { notBefore: rest.at - window }),
    }));
  const list = fc.array(entry, { maxLength: 8 });

  it('is sorted and holds nothing twice', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const merged = mergeHistory(a, b);
        expect(merged.map(({ at }) => at)).toEqual(merged.map(({ at }) => at).sort((x, y) => x - y));
        expect(new Set(merged.map((one) => JSON.stringify(one))).size).toBe(merged.length);
      }),
      { numRuns: 500, seed: 41 },
    );
  });

  it('gives the same in any order and when done again', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const merged = mergeHistory(a, b);
        expect(mergeHistory(b, a)).toEqual(merged);
        expect(mergeHistory([...b, ...a].reverse())).toEqual(merged);
        expect(mergeHistory(merged, merged)).toEqual(merged);
      }),
      { numRuns: 500, seed: 43 },
    );
  });

  it('invents no change', () => {
    fc.assert(
      fc.property(list, (entries) => {
        for (const { field, from, to, source } of mergeHistory(entries))
          expect(
            entries.some((e) => e.field === field && e.from === from && e.to === to && e.source === source),
          ).toBe(true);
      }),
      { numRuns: 300, seed: 47 },
    );
  });

  it('leaves its input alone', () => {
    const entries = [page(9, 'Demo'), page(1, 'Qualified')];
    mergeHistory(entries);
    expect(entries.map(({ at }) => at)).toEqual([9, 1]);
  });
});
