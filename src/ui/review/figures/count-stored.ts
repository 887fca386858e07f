import { DAY_MS } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { LeadlightDatabase } from '../../../store/database';
import { scanRecords } from '../../../store/review-scan';
import type { ReviewPack } from '../review-pack';
import type { RowSet } from '../row-set';
import { type Figures, figureCounter } from './count-figures';
import type { CountFigures } from './FiguresView';
import { quotaFor } from './quota-period';

/** Counts over the whole store, in batches between which the page can answer; the answer is kept. */
export function countStored(
  db: LeadlightDatabase,
  rows: RowSet,
  pack: () => Promise<ReviewPack | null>,
  context: AssessContext,
): CountFigures {
  let known: Figures | null = null;
  return async (onProgress, signal) => {
    if (known) return known;
    const { pipelines = [], quotas = [], targets } = (await pack()) ?? {};
    const places = new Map(rows.text('key').map((key, row) => [key, row]));
    const counter = figureCounter({
      now: context.now,
      zone: context.zone,
      pipelines,
      targets,
      quota: quotaFor(quotas, Math.floor(context.now / DAY_MS)),
      rowOf: (key) => places.get(key) ?? -1,
      rows: rows.size,
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
