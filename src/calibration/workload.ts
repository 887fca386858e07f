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

/** Warnings of one rule in the history. */
export interface RuleWorkload {
  rule: string;
  warnings: number;
  /** Warnings over the weeks of the whole set and the reps in it. */
  perRepWeek: number;
}

/** How long a history is, and whose: what warnings are spread over. */
export interface Spread {
  /** Cases with a rep and a date. */
  cases: number;
  reps: number;
  /** From the first such case to the last, quiet weeks included. */
  weeks: number;
}

/** What "per rep and week" stands on; no reps and no weeks where no case has both a rep and a date. */
export function spreadOf(cases: readonly Pick<Case, 'rep' | 'at'>[]): Spread {
  const reps = new Set<string>();
  let [first, last, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const { rep, at } of cases) {
    if (rep === undefined || at === undefined) continue;
    reps.add(rep);
    count += 1;
    first = Math.min(first, weekOf(at));
    last = Math.max(last, weekOf(at));
  }
  return { cases: count, reps: reps.size, weeks: count > 0 ? last - first + 1 : 0 };
}

/** Warnings per rule, rep and week, the loudest rule first. Only cases with a rep and a date take part. */
export function warningsPerRule(cases: readonly Case[]): RuleWorkload[] {
  const { reps, weeks } = spreadOf(cases);
  const counts = new Map<string, number>();
  for (const { rep, at, warnedBy = [] } of cases) {
    if (rep === undefined || at === undefined) continue;
    for (const rule of warnedBy) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts]
    .map(([rule, warnings]) => ({ rule, warnings, perRepWeek: warnings / (reps * weeks) }))
    .sort((a, b) => b.warnings - a.warnings || compareText(a.rule, b.rule));
}
