import { leadReader } from '../../../metrics';
import { hasForm } from '../../../metrics/leads/speed-to-lead';
import type { PackTarget } from '../../../pack-parts/targets';
import type { AssessContext } from '../../../record/types';
import type { SpeedSla } from '../../../rule-packs/speed-sla';
import { SPEED_BANDS } from '../../../sla/speed-bands';
import type { LeadlightDatabase } from '../../../store/database';
import { countRecords, type RecordCounter } from '../count-records';
import type { ReviewPack } from '../review-pack';
import type { RowSet } from '../row-set';
import type { Count } from '../use-counting';
import type { SpeedCount } from './speed-figures';

export type CountSpeed = Count<SpeedCount>;

export interface SpeedCounterOptions {
  context: AssessContext;
  /** The pack's target; null for the five minutes of domain.md § 3. */
  sla: SpeedSla | null;
  targets?: readonly PackTarget[] | undefined;
  /** Row of a record in the review; -1 for records it does not list. */
  rowOf(key: string): number;
  size: number;
}

/** Takes in one record after another; those that the review does not list are not counted. */
export function speedCounter({
  context,
  sla,
  targets = [],
  rowOf,
  size,
}: SpeedCounterOptions): RecordCounter<SpeedCount> {
  const { now, zone } = context;
  const read = leadReader({ zone, ...(sla && { sla: (record) => sla.stateOf(record, context) }) });
  const count: SpeedCount = {
    rows: [],
    options: { now, bands: SPEED_BANDS, ...(sla && { targetWords: sla.words }) },
    targets,
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

/** The speed to lead of the whole store, by the pack in force. */
export const countStoredSpeed = (
  db: LeadlightDatabase,
  rows: RowSet,
  pack: () => Promise<ReviewPack | null>,
  context: AssessContext,
): CountSpeed =>
  countRecords(db, rows, async (rowOf) => {
    const { speed: sla = null, targets } = (await pack()) ?? {};
    return speedCounter({ context, sla, targets, rowOf, size: rows.size });
  });
