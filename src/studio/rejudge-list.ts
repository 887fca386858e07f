import { compilePack } from '../engine/compile-pack';
import { summarizeAll } from '../engine/summarize-all';
import type { AssessContext } from '../record/types';
import { judgeName } from '../sla/summarize';
import type { LeadlightDatabase } from '../store/database';
import { usablePack } from '../store/installed-pack';
import { type JudgeReview, judgeReview } from '../store/judge-review';
import { activePack } from '../store/packs';
import { settleReview } from '../store/review-index';
import { StoreOthers } from './store-others';

/**
 * Judges by the pack in force what of the review's list is due, as its own page would. For a worker: whole
 * segments are packed at once. @throws Error when the store holds no pack that can be used
 */
export async function rejudgeList(
  db: LeadlightDatabase,
  context: AssessContext,
  pace: Pick<JudgeReview, 'onProgress' | 'rest' | 'since' | 'clock'>,
): Promise<void> {
  const { pack, origin, parked } = usablePack(await activePack(db));
  const compiled = compilePack(pack, origin, parked);
  const others = new StoreOthers(db, compiled);
  // A list that is made anew first takes long, too: whoever hears nothing takes the run for hung.
  await settleReview(db, ({ total }) => pace.onProgress?.({ done: 0, total }), undefined, pace.rest);
  await judgeReview(db, {
    ...pace,
    pack: judgeName(pack),
    now: context.now,
    async judge(records, suppressions, now) {
      for (const { identity } of records) await others.tell(identity);
      const at = { ...context, now };
      return summarizeAll(compiled, records, (record) => others.around(record, at), suppressions);
    },
  });
}
