import { calendar } from '../../../metrics/calendar';
import type { AssessContext, CrmRecord } from '../../../record/types';
import type { LeadlightDatabase } from '../../../store/database';
import { type CountedRows, countRecords } from '../count-records';
import type { ReviewPack } from '../review-pack';
import type { Count } from '../use-counting';
import { type FigureOptions, type FigureParcel, figureCounter, figureParcels } from './count-figures';
import type { CountFigures } from './FiguresView';
import { quotaFor } from './quota-period';

type PackInForce = () => Promise<ReviewPack | null>;
type RowOf = FigureOptions['rowOf'];

/** The figures of the whole store, by the pack in force. */
export const countStored = (
  db: LeadlightDatabase,
  rows: CountedRows,
  pack: PackInForce,
  context: AssessContext,
): CountFigures =>
  countRecords(db, rows, async (rowOf) => figureCounter(await optionsOf(rows, pack, context, rowOf)));

/** The same, to be sent from a worker. */
export const countStoredParcel = (
  db: LeadlightDatabase,
  rows: CountedRows,
  pack: PackInForce,
  context: AssessContext,
): Count<FigureParcel> =>
  countRecords(db, rows, async (rowOf) => figureParcels(await optionsOf(rows, pack, context, rowOf)));

async function optionsOf(
  { size: rows }: CountedRows,
  pack: PackInForce,
  context: AssessContext,
  rowOf: RowOf,
): Promise<FigureOptions> {
  const { now, zone } = context;
  const { pipelines = [], quotas = [], targets, speed = null } = (await pack()) ?? {};
  const quota = quotaFor(quotas, calendar(zone)(now));
  const sla = speed && {
    words: speed.words,
    stateOf: (record: CrmRecord) => speed.stateOf(record, context),
  };
  return { now, zone, pipelines, targets, quota, sla, rowOf, rows };
}
