import { type Accumulator, accumulator, keyed, type Tally, tally } from '../accumulator';
import { lifecycleRank } from './lifecycle';
import type { MetricLead } from './metric-lead';
import { type Months, monthName, monthNumberOf } from './months';

/** How many of whole months, and of how many the day is not known. */
export interface Dated {
  count: number;
  undated: number;
}

/** Of one source, by month; `month` is null for those of which the day is not known. */
interface MonthCount {
  month: string | null;
  count: number;
}

/** What spend is divided by, for whichever months are asked for later. Plain data. */
export interface CostCounts {
  /** Sources as they are written, null for leads without one. */
  mqls: { source: string | null; months: MonthCount[] }[];
  customers: MonthCount[];
}

const UNDATED = 'undated';

/** Counts leads by the month in which they became MQL and customer. */
export function costCounts(): Accumulator<MetricLead, CostCounts> {
  const mqls = keyed(tally);
  const customers = tally();
  return accumulator(
    { mqls, customers },
    (lead) => {
      const [mql, customer] = [mqlMonth(lead), customerMonth(lead)];
      if (mql !== null) mqls.at(lead.source).count(wordOf(mql));
      if (customer !== null) customers.count(wordOf(customer));
    },
    () => ({
      mqls: mqls.entries().map(([source, of]) => ({ source, months: monthCounts(of) })),
      customers: monthCounts(customers),
    }),
  );
}

/** MQLs of all sources, or of one. */
export function mqlsIn({ mqls }: CostCounts, months: Months, source?: string | null): Dated {
  const counted = mqls.filter((one) => source === undefined || isSameSource(one.source, source));
  return dated(
    counted.flatMap((one) => one.months),
    months,
  );
}

export const customersIn = ({ customers }: CostCounts, months: Months): Dated => dated(customers, months);

/** Months since January 1970 of the day it became an MQL; null for a lead that is none, NaN where the day is not known. */
export function mqlMonth({ reached, becameMql }: MetricLead): number | null {
  if (reached === null || lifecycleRank(reached) < lifecycleRank('mql')) return null;
  return becameMql.day === null ? Number.NaN : monthNumberOf(becameMql.day);
}

/** The same of the day it became a customer. */
export function customerMonth({ isWon, won }: MetricLead): number | null {
  if (!isWon) return null;
  return won.day === null ? Number.NaN : monthNumberOf(won.day);
}

/** "Web " and "web" are one source. */
export const isSameSource = (one: string | null, other: string | null): boolean =>
  (one ?? '').trim().toLowerCase() === (other ?? '').trim().toLowerCase();

const wordOf = (month: number): string => (Number.isNaN(month) ? UNDATED : monthName(month));

const monthCounts = (counts: Tally): MonthCount[] =>
  counts.rows().map(({ reason, count }) => ({ month: reason === UNDATED ? null : reason, count }));

function dated(counts: readonly MonthCount[], { from, to }: Months): Dated {
  const sum = (isMeant: (month: string | null) => boolean): number =>
    counts.reduce((total, { month, count }) => (isMeant(month) ? total + count : total), 0);
  return {
    count: sum((month) => month !== null && month >= from && month <= to),
    undated: sum((month) => month === null),
  };
}
