import type { RuleCount } from '../record/rule-standing';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';

/** What one rule of one pack version did on one day, on all records opened here; no record is named. */
export interface RuleDay {
  /** In UTC, "2026-11-20". */
  day: string;
  rule: string;
  /** Pack and version, as "id@version". */
  pack: string;
  shown: number;
  silent: number;
  parked: number;
  fixed: number;
  gone: number;
}

/** Counts are kept a little longer than a year. */
const KEPT_DAYS = 400;
const DAY_MS = 86_400_000;

const dayOf = (at: EpochMs): string => new Date(at).toISOString().slice(0, 10);

/** Adds to the counts of a day. Must run inside a transaction over ruleDays. */
export async function addRuleCounts(
  db: LeadlightDatabase,
  counts: readonly RuleCount[],
  at: EpochMs,
): Promise<void> {
  const day = dayOf(at);
  for (const { rule, pack, what } of counts) {
    const known = await db.ruleDays.get([day, rule, pack]);
    const row = known ?? { day, rule, pack, shown: 0, silent: 0, parked: 0, fixed: 0, gone: 0 };
    await db.ruleDays.put({ ...row, [what]: row[what] + 1 });
  }
  if (counts.length > 0)
    await db.ruleDays
      .where('[day+rule+pack]')
      .below([dayOf(at - KEPT_DAYS * DAY_MS), '', ''])
      .delete();
}

/** The counts of all days from one on, the oldest first. */
export const ruleDaysSince = (db: LeadlightDatabase, at: EpochMs): Promise<RuleDay[]> =>
  db.ruleDays
    .where('[day+rule+pack]')
    .aboveOrEqual([dayOf(at), '', ''])
    .toArray();
