import { expect, it } from 'vitest';
import { periodOf, quotaFor } from './quota-period';

const day = (iso: string) => Date.parse(iso) / 86_400_000;

it('reads years, quarters and months, both ends included', () => {
  expect(periodOf('2026')).toEqual({ from: day('2026-01-01'), to: day('2026-12-31') });
  expect(periodOf('2026Q4')).toEqual({ from: day('2026-10-01'), to: day('2026-12-31') });
  expect(periodOf('2028-02')).toEqual({ from: day('2028-02-01'), to: day('2028-02-29') });
  for (const name of ['2026Q5', '2026-13', 'Q4', '']) expect(periodOf(name)).toBeNull();
});

it('takes the quota of all for the shortest period that today lies in', () => {
  const quota = (period: string, extra = {}) => ({ period, amount: 100, currency: 'EUR', ...extra });
  const quotas = [
    quota('2026'),
    quota('2026Q4', { amount: 40 }),
    quota('2026-11', { owner: 'Mara' }),
    quota('2026-10'),
  ];
  expect(quotaFor(quotas, day('2026-11-20'))).toMatchObject({ name: '2026Q4', amount: 40 });
  expect(quotaFor(quotas, day('2026-02-01'))).toMatchObject({ name: '2026' });
  expect(quotaFor(quotas, day('2027-01-01'))).toBeNull();
});
