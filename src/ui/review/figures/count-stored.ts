import { DAY_MS } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { LeadlightDatabase } from '../../../store/database';
import { countRecords } from '../count-records';
import type { ReviewPack } from '../review-pack';
import type { RowSet } from '../row-set';
import { figureCounter } from './count-figures';
import type { CountFigures } from './FiguresView';
import { quotaFor } from './quota-period';

/** The figures of the whole store, by the pack in force. */
export const countStored = (
  db: LeadlightDatabase,
  rows: RowSet,
  pack: () => Promise<ReviewPack | null>,
  { now, zone }: AssessContext,
): CountFigures =>
  countRecords(db, rows, async (rowOf) => {
    const { pipelines = [], quotas = [], targets } = (await pack()) ?? {};
    const quota = quotaFor(quotas, Math.floor(now / DAY_MS));
    return figureCounter({ now, zone, pipelines, targets, quota, rowOf, rows: rows.size });
  });
