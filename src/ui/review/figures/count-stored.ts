import { calendar } from '../../../metrics/calendar';
import type { AssessContext, CrmRecord } from '../../../record/types';
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
  context: AssessContext,
): CountFigures =>
  countRecords(db, rows, async (rowOf) => {
    const { now, zone } = context;
    const { pipelines = [], quotas = [], targets, speed = null } = (await pack()) ?? {};
    const quota = quotaFor(quotas, calendar(zone)(now));
    const sla = speed && {
      words: speed.words,
      stateOf: (record: CrmRecord) => speed.stateOf(record, context),
    };
    return figureCounter({ now, zone, pipelines, targets, quota, sla, rowOf, rows: rows.size });
  });
