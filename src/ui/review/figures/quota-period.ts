import type { Period } from '../../../metrics';
import type { PackQuota } from '../../../pack-parts/quotas';
import { DAY_MS } from '../../../record/format';
import type { Quota } from './count-figures';

/** The quota of all for the time that `today` (days since 1970-01-01) lies in, the shortest period first. */
export function quotaFor(quotas: readonly PackQuota[], today: number): Quota | null {
  const fitting = quotas.flatMap(({ period: name, owner, team, amount, currency }) => {
    const period = periodOf(name);
    const isForAll = owner === undefined && team === undefined;
    return period && isForAll && today >= period.from && today <= period.to
      ? [{ amount, currency, period, name }]
      : [];
  });
  const length = ({ period }: Quota) => period.to - period.from;
  return fitting.sort((a, b) => length(a) - length(b))[0] ?? null;
}

/** Days of "2026", "2026Q4" or "2026-11"; null for other texts. */
export function periodOf(name: string): Period | null {
  const parts = /^(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(name);
  if (!parts) return null;
  const [, year, quarter, month] = parts;
  const first = quarter ? (Number(quarter) - 1) * 3 : month ? Number(month) - 1 : 0;
  const months = quarter ? 3 : month ? 1 : 12;
  const day = (at: number) => Date.UTC(Number(year), at, 1) / DAY_MS;
  return { from: day(first), to: day(first + months) - 1 };
}
