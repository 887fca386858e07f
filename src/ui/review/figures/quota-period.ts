import type { Period } from '../../../metrics';
import type { PackQuota } from '../../../pack-parts/quotas';
import { DAY_MS } from '../../../record/format';
import type { Quota } from './count-figures';

/** The quota of all for the time that `today` (days since 1970-01-01) lies in, the shortest period first. */
export function quotaFor(quotas: readonly PackQuota[], today: number): Quota | null {
  const found = quotaOn(quotas, today, undefined);
  if (!found) return null;
  const { amount, currency, period: name } = found.quota;
  return { amount, currency, period: found.period, name };
}

/** The quota of an owner, or of all, for the shortest period that a day (days since 1970-01-01) lies in. */
export function quotaOn(
  quotas: readonly PackQuota[],
  day: number,
  of: string | undefined,
): { quota: PackQuota; period: Period } | null {
  const fitting = quotas.flatMap((quota) => {
    const period = periodOf(quota.period);
    const isMeant = quota.owner === of && quota.team === undefined;
    return period && isMeant && day >= period.from && day <= period.to ? [{ quota, period }] : [];
  });
  const length = ({ from, to }: Period) => to - from;
  return fitting.sort((a, b) => length(a.period) - length(b.period))[0] ?? null;
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
