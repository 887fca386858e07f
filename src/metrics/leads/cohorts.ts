import { type Accumulator, accumulator, keyed, type Tally, tally } from '../accumulator';
import { isoDate, monthOf } from '../calendar';
import type { Metric } from '../metric';
import type { MetricLead } from './metric-lead';
import { conversionMetric } from './time-to-won';

export interface Cohort {
  /** "2026-11"; null for leads without a first contact date. */
  month: string | null;
  leads: number;
  won: number;
  conversion: Metric;
  /** Why its rate can't be compared with others yet; null when it can. */
  note: string | null;
}

export interface CohortOptions {
  /** Days since 1970-01-01. */
  today: number;
  /** How long most leads take to be won, e.g. the 90th percentile: younger cohorts are truncated. */
  matureAfterDays?: number;
  /** The first day of which wins are on record: earlier cohorts lack their early wins. */
  winsSince?: number;
}

/** Leads by the month of their first contact, and how many of each were won by now. */
export function cohortMetrics(options: CohortOptions): Accumulator<MetricLead, Cohort[]> {
  const months = keyed(tally);
  return accumulator(
    { months },
    ({ start, isWon }) =>
      months
        .at(start.day === null ? null : monthOf(start.day))
        .count(isWon === null ? 'unknown' : isWon ? 'won' : 'not won'),
    () => months.entries().map(([month, counts]) => cohort(month, counts, options)),
  );
}

function cohort(month: string | null, { of }: Tally, options: CohortOptions): Cohort {
  const [won, notWon, unknown] = [of('won'), of('not won'), of('unknown')];
  return {
    month,
    leads: won + notWon + unknown,
    won,
    conversion: conversionMetric(won, notWon, unknown),
    note: month === null ? null : truncation(month, options),
  };
}

/** Months are compared as text by their first and last possible day. */
function truncation(month: string, { today, matureAfterDays = 90, winsSince }: CohortOptions): string | null {
  if (winsSince !== undefined && `${month}-01` < isoDate(winsSince))
    return `truncated: wins are on record since ${isoDate(winsSince)} only`;
  const matureSince = isoDate(today - matureAfterDays);
  if (`${month}-31` >= matureSince)
    return `truncated (right-censored): part of it is younger than ${matureAfterDays} days and may still be won`;
  return null;
}
