import { DAY_MS } from '../record/format';
import { type Case, compareText } from './case';

/** How many warnings a rep would have met; noise kills trust (experience.md). */
export interface Workload {
  rep: string;
  cases: number;
  warnings: number;
  /** Warnings over the weeks of the whole set, quiet weeks included. */
  perWeek: number;
  busiestWeek: number;
}

/** 1970-01-01 was a Thursday: days since then plus three count weeks from Monday, in UTC. */
const weekOf = (at: number): number => Math.floor((Math.floor(at / DAY_MS) + 3) / 7);

/**
 * Warnings per rep and week, busiest rep first. Only cases with a rep, a date and a count of
 * warnings take part; the weeks run from the first such case to the last.
 */
export function warningsPerRep(cases: readonly Case[]): Workload[] {
  const dated = cases.flatMap(({ rep, at, warnings }) =>
    rep === undefined || at === undefined || warnings === undefined
      ? []
      : [{ rep, week: weekOf(at), warnings }],
  );
  const range = dated.reduce(
    ({ first, last }, { week }) => ({ first: Math.min(first, week), last: Math.max(last, week) }),
    { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY },
  );
  const weeks = range.last - range.first + 1;
  return [...new Set(dated.map(({ rep }) => rep))]
    .map((rep) =>
      workload(
        rep,
        dated.filter((entry) => entry.rep === rep),
        weeks,
      ),
    )
    .sort((a, b) => b.warnings - a.warnings || compareText(a.rep, b.rep));
}

function workload(rep: string, own: readonly { week: number; warnings: number }[], weeks: number): Workload {
  const perWeek = new Map<number, number>();
  for (const { week, warnings } of own) perWeek.set(week, (perWeek.get(week) ?? 0) + warnings);
  const warnings = own.reduce((total, entry) => total + entry.warnings, 0);
  return {
    rep,
    cases: own.length,
    warnings,
    perWeek: warnings / weeks,
    busiestWeek: Math.max(...perWeek.values()),
  };
}
