import { leadReader } from '../../../metrics';
import { hasForm } from '../../../metrics/leads/speed-to-lead';
import type { AssessContext, CrmRecord } from '../../../record/types';
import type { SpeedSla } from '../../../rule-packs/speed-sla';
import { SPEED_BANDS } from '../../../sla/speed-bands';
import type { LeadlightDatabase } from '../../../store/database';
import { scanRecords } from '../../../store/review-scan';
import type { ReviewPack } from '../review-pack';
import type { RowSet } from '../row-set';
import type { Count } from '../use-counting';
import type { SpeedCount } from './speed-figures';

export type CountSpeed = Count<SpeedCount>;

export interface SpeedCounterOptions {
  context: AssessContext;
  /** The pack's target; null for the five minutes of domain.md § 3. */
  sla: SpeedSla | null;
  /** Row of a record in the review; -1 for records it does not list. */
  rowOf(key: string): number;
  size: number;
}

/** Takes in one record after another; those that the review does not list are not counted. */
export function speedCounter({ context, sla, rowOf, size }: SpeedCounterOptions): {
  add(key: string, record: CrmRecord): void;
  result(): SpeedCount;
} {
  const { now, zone } = context;
  const read = leadReader({ zone, ...(sla && { sla: (record) => sla.stateOf(record, context) }) });
  const count: SpeedCount = {
    rows: [],
    options: { now, bands: SPEED_BANDS, ...(sla && { targetWords: sla.words }) },
    seen: 0,
    size,
  };
  return {
    add(key, record) {
      const row = rowOf(key);
      const { object } = record.identity;
      if (row < 0 || (object !== 'lead' && object !== 'contact')) return;
      count.seen += 1;
      const lead = read(record);
      if (hasForm(lead)) count.rows.push({ row, lead, asOf: record.asOf });
    },
    result: () => count,
  };
}

/** Counts over the whole store, in batches between which the page can answer; the answer is kept. */
export function countStoredSpeed(
  db: LeadlightDatabase,
  rows: RowSet,
  pack: () => Promise<ReviewPack | null>,
  context: AssessContext,
): CountSpeed {
  let known: SpeedCount | null = null;
  return async (onProgress, signal) => {
    if (known) return known;
    const places = new Map(rows.text('key').map((key, row) => [key, row]));
    const counter = speedCounter({
      context,
      sla: (await pack())?.speed ?? null,
      rowOf: (key) => places.get(key) ?? -1,
      size: rows.size,
    });
    let done = 0;
    await scanRecords(
      db,
      (records) => {
        for (const { key, record } of records) counter.add(key, record);
        done += records.length;
        onProgress(Math.min(done, rows.size));
      },
      signal,
    );
    known = counter.result();
    return known;
  };
}
