import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpendRow } from '../../record/spend';
import { spendKey } from '../../record/spend';
import {
  lastFullMonths,
  lastFullQuarter,
  type Months,
  monthName,
  monthNumber,
  monthNumberOf,
  monthsIn,
  monthsNamed,
  monthsText,
} from './months';
import { spendSum } from './spend-sum';

const RUNS = { numRuns: 300, seed: 7 };
const day = (iso: string) => Date.parse(iso) / 86_400_000;
const number = fc.integer({ min: monthNumber('1900-01'), max: monthNumber('2099-12') });
const period: fc.Arbitrary<Months> = fc
  .tuple(fc.integer({ min: 660, max: 690 }), fc.nat(14))
  .map(([first, more]) => ({ from: monthName(first), to: monthName(first + more) }));
const rows: fc.Arbitrary<SpendRow[]> = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('marketing' as const, 'sales' as const, 'lifetimeValue' as const),
    when: fc.integer({ min: 655, max: 700 }).map(monthName),
    source: fc.constantFrom('', 'Web', 'Event'),
    amount: fc.nat(100_000).map((cents) => cents / 100),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
    note: fc.constant(''),
  }),
  { selector: spendKey, maxLength: 120 },
);

describe('months', () => {
  it('have a number and back', () => {
    fc.assert(
      fc.property(number, (of) => {
        expect(monthNumber(monthName(of))).toBe(of);
      }),
      RUNS,
    );
  });

  it('hold every day of theirs', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (of) => {
        const iso = new Date(of * 86_400_000).toISOString();
        expect(monthName(monthNumberOf(of))).toBe(iso.slice(0, 7));
      }),
      RUNS,
    );
  });

  it('that are named are those that are read, whichever are put together', () => {
    fc.assert(
      fc.property(period, ({ from, to }) => {
        expect(monthsNamed(`${from}..${to}`)).toEqual({ from, to });
        expect(monthsText(monthsIn({ from, to }))).toBe(from === to ? from : `${from} to ${to}`);
      }),
      RUNS,
    );
  });

  it('are those that are over', () => {
    expect(lastFullMonths(3, day('2026-11-20'))).toEqual({ from: '2026-08', to: '2026-10' });
    expect(lastFullMonths(1, day('2026-12-01'))).toEqual({ from: '2026-11', to: '2026-11' });
    expect(lastFullMonths(12, day('2026-01-31'))).toEqual({ from: '2025-01', to: '2025-12' });
    expect(lastFullQuarter(day('2026-11-20'))).toEqual({ from: '2026-07', to: '2026-09' });
    expect(lastFullQuarter(day('2026-01-01'))).toEqual({ from: '2025-10', to: '2025-12' });
  });

  it('are named by year, quarter and month', () => {
    expect(monthsNamed('2026')).toEqual({ from: '2026-01', to: '2026-12' });
    expect(monthsNamed('2026Q1')).toEqual({ from: '2026-01', to: '2026-03' });
    expect(monthsNamed('2025Q4..2026-02')).toEqual({ from: '2025-10', to: '2026-02' });
    for (const wrong of ['', '26', '2026Q5', '2026-13', '2026-02..2026-01', '2026..2027..2028'])
      expect(monthsNamed(wrong), wrong).toBeNull();
    expect(monthsText(['2026-12', '2026-08', '2026-10', '2026-09'])).toBe('2026-08 to 2026-10 and 2026-12');
  });
});

describe('spend of months', () => {
  const kinds = ['marketing', 'sales'] as const;

  it('is the sum of its rows in one currency, or it is not known', () => {
    fc.assert(
      fc.property(rows, period, (all, months) => {
        const sum = spendSum(all, { kinds, months });
        const wanted = monthsIn(months);
        const inside = all.filter(({ kind, when }) => kind !== 'lifetimeValue' && wanted.includes(when));
        const isWhole = wanted.every((month) =>
          kinds.every((kind) => inside.some((row) => row.kind === kind && row.when === month)),
        );
        const isOne = new Set(inside.map(({ currency }) => currency)).size === 1;
        expect('amount' in sum).toBe(isWhole && isOne);
        if ('amount' in sum) {
          const cents = inside.reduce((total, { amount }) => total + Math.round(amount * 100), 0);
          expect(Math.round(sum.amount * 100)).toBe(cents);
        }
      }),
      RUNS,
    );
  });

  it('adds up from month to month, and names each month that is missing', () => {
    fc.assert(
      fc.property(rows, period, (all, months) => {
        const euros = all.filter(({ currency }) => currency === 'EUR');
        const parts = monthsIn(months).map((month) => ({
          month,
          sum: spendSum(euros, { kinds: ['sales'], months: { from: month, to: month } }),
        }));
        const whole = spendSum(euros, { kinds: ['sales'], months });
        const missing = parts.filter(({ sum }) => 'why' in sum).map(({ month }) => month);
        if ('why' in whole) expect(whole.why).toBe(`no sales spend is given for ${monthsText(missing)}`);
        else {
          expect(missing).toEqual([]);
          const total = parts.reduce((sum, part) => sum + ('amount' in part.sum ? part.sum.amount : 0), 0);
          expect(whole.amount).toBeCloseTo(total, 6);
        }
      }),
      RUNS,
    );
  });
});
