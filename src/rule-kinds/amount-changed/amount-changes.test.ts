import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../record/types';
import { DAY, deal, filled, NOW } from '../testing/record-builder';
import { runKind } from '../testing/test-rule-kind';
import { amountHistory } from './amount-changes';
import kind from './index';

const UTC = { zone: 'UTC' };

/** Amounts on different days, oldest first. */
const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 });

const rowsOf = (values: readonly number[]): HistoryEntry[] =>
  values.map((value, index) => ({
    field: 'amount',
    source: 'crm',
    at: NOW - (values.length - index) * DAY,
    from: null,
    to: String(value),
  }));

const judge = (history: readonly HistoryEntry[]) =>
  runKind(
    kind,
    { percent: 10, daysBeforeClose: 365 },
    deal({ history, fields: { closeDate: filled('2026-11-27') } }),
  );

describe('the history of an amount', () => {
  it('is a chain from the first amount to the last, the same in any order of its rows', () => {
    fc.assert(
      fc.property(amounts, fc.func(fc.integer()), (values, order) => {
        const rows = rowsOf(values);
        const history = amountHistory(deal({ history: rows }), UTC);
        const sum = history.changes.reduce((total, { from, to }) => total + to - from, 0);
        expect(sum).toBe((values.at(-1) ?? 0) - (values[0] ?? 0));
        const shuffled = [...rows].sort((a, b) => order(a.at) - order(b.at));
        expect(amountHistory(deal({ history: shuffled }), UTC)).toEqual(history);
      }),
      { numRuns: 300, seed: 51 },
    );
  });

  it('never warns of an amount that is back where the late changes began', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const start = values.find(
          (value, index) => Math.abs((values[index + 1] ?? value) - value) * 10 > value,
        );
        const back = start ?? values.at(-1) ?? 0;
        expect(judge(rowsOf([...values, back]))[0]?.outcome).toBe('pass');
      }),
      { numRuns: 300, seed: 53 },
    );
  });

  it('clears by the range it names', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const [finding] = judge(rowsOf(values));
        if (finding?.outcome !== 'fail') return;
        const [low = 0, high = 0] = [...(finding.clears ?? '').matchAll(/[\d,]+(\.\d+)?/g)].map((match) =>
          Number(match[0].replaceAll(',', '')),
        );
        expect(judge(rowsOf([...values, (low + high) / 2]))[0]?.outcome).toBe('pass');
      }),
      { numRuns: 300, seed: 57 },
    );
  });

  it('survives histories as no CRM would write them', () => {
    const odd = fc.record({
      field: fc.constant('amount' as const),
      at: fc.constantFrom(NOW, 0, -1, Number.NaN, 8.64e15, 9e15, NOW - DAY),
      notBefore: fc.constantFrom(NOW, Number.NaN, 9e15, 0),
      from: fc.constantFrom('5', '0', '', '-3', '1e999', 'none', '9'.repeat(15), null),
      to: fc.constantFrom('7', '0', 'many', '-3', '5 k', '1.50', null),
      source: fc.constantFrom('crm' as const, 'observed' as const, 'page' as const),
    });
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 6 }), (rows) => {
        const findings = judge(rows);
        expect(findings).toHaveLength(1);
        expect(findings[0]?.message).not.toMatch(/undefined|NaN|Infinity|Invalid/);
      }),
      { numRuns: 500, seed: 59 },
    );
  });
});
