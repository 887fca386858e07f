import { type CompiledPack, compilePack } from '../engine/compile-pack';
import { ownHistoryCounter } from '../engine/own-history';
import type { OrgRef } from '../record/others';
import type { Baselines } from '../record/stage-baselines';
import type { EpochMs } from '../record/types';
import { limitsOf, pipelinesMark } from '../rule-packs/stale-limits';
import {
  accountsToCount,
  baselinesChangedAt,
  countedBaselines,
  forgetStrayBaselines,
  keepBaselines,
} from '../store/counted-baselines';
import type { LeadlightDatabase } from '../store/database';
import { usablePack } from '../store/installed-pack';
import type { JudgeReview } from '../store/judge-review';
import { activePack } from '../store/packs';
import { scanSource } from '../store/scan-source';

/**
 * Counts anew how long closed deals stayed in each stage, account by account, where that is due by the pack in force,
 * as the terminal counts a file. For a worker: all deals of such an account are read, with their histories. Answers
 * since when judgements hold: when a limit last became another one. @throws Error when no pack can be used
 */
export async function countOwnHistory(
  db: LeadlightDatabase,
  { zone, now }: { zone: string; now(): EpochMs },
  pace: Pick<JudgeReview, 'onProgress' | 'rest'> = {},
): Promise<EpochMs> {
  const { pack, origin } = usablePack(await activePack(db));
  const compiled = compilePack(pack, origin);
  const by = pipelinesMark(compiled);
  if (by === null) return 0;
  await forgetStrayBaselines(db);
  for (const { deals, ...of } of await accountsToCount(db, { by, zone, now: now() })) {
    const baselines = await countDeals(db, compiled, { of, zone }, async () => {
      pace.onProgress?.({ done: 0, total: deals });
      await pace.rest?.();
    });
    const before = await countedBaselines(db, of);
    const limits = (own: Baselines | undefined): string => limitsOf(compiled, own);
    // What was judged before any count rests on the pack's own days.
    const isSame = limits(before?.by === by ? before.baselines : undefined) === limits(baselines);
    const at = now();
    const changedAt = isSame ? (before?.changedAt ?? 0) : at;
    await keepBaselines(db, of, { by, zone, deals, countedAt: at, changedAt, baselines });
  }
  return baselinesChangedAt(db);
}

/** The own history of one account by any pack, read from all its deals; nothing is kept. */
export async function countDeals(
  db: LeadlightDatabase,
  compiled: CompiledPack,
  { of, zone }: { of: OrgRef; zone: string },
  afterBatch: () => void | Promise<void> = () => {},
): Promise<Baselines> {
  const counter = ownHistoryCounter(compiled, zone);
  await scanSource(db, { ...of, object: 'deal' }, async (batch) => {
    for (const { record } of batch)
      try {
        counter.add(record);
      } catch {
        // A damaged row tells nothing; it is set aside by whoever looks after the store.
      }
    await afterBatch();
  });
  return counter.result();
}
