import type { ImpactReport, TellDone } from '../contracts/studio-service';
import type { CompiledPack } from '../engine/compile-pack';
import type { ImpactRow } from '../impact/impact-row';
import { packComparer } from '../impact/pack-comparer';
import { teamFinder } from '../impact/teams';
import type { AssessContext, ObjectKind } from '../record/types';
import type { LeadlightDatabase } from '../store/database';
import { areFieldsThere, readFieldSegments } from '../store/field-segments';
import { countSources, type SourceRef, scanSource } from '../store/scan-source';
import { changedKeyFinder } from './changed-keys';
import { ImpactTally } from './impact-tally';
import { findChanged, judgeChanged } from './judge-changed';
import { StoreOthers } from './store-others';

export interface ImpactRun {
  report: ImpactReport;
  rows: ImpactRow[];
}

interface Packs {
  before: CompiledPack;
  after: CompiledPack;
}

/**
 * Compares two packs on all stored records of these kinds. Where stored columns tell on which of them the packs
 * differ, only those are read and judged; else all are, in batches. Both give the same. Columns that are not there
 * are made once the answer is given, for making them takes longer than reading all records once.
 */
export async function runImpact(
  db: LeadlightDatabase,
  packs: Packs,
  { context, objects }: { context: AssessContext; objects: readonly ObjectKind[] },
  tell: TellDone,
): Promise<ImpactRun> {
  const { before, after } = packs;
  const comparer = packComparer(before, after);
  const tally = new ImpactTally(comparer, {
    placeOf: after.context.placeOf,
    teamOf: teamFinder({ ...before.pack, ...after.pack }),
  });
  const sources = (await countSources(db)).filter(({ object }) => objects.includes(object));
  const total = sources.reduce((count, { records }) => count + records, 0);
  tell(0, total);
  const find = changedKeyFinder(before, after);
  const isThere = find !== null && (await areFieldsThere(db));
  const changed = find && isThere ? await findChanged(db, find, { sources, context }) : null;
  if (changed) await judgeChanged(db, changed, { tally, context }, tell);
  else await judgeAll(db, { packs, sources, total, tally, context, isRun: comparer.rules }, tell);
  if (find && !isThere) void readFieldSegments(db).catch(() => {});
  return { rows: tally.rows, report: tally.report(packs) };
}

async function judgeAll(
  db: LeadlightDatabase,
  {
    packs,
    sources,
    total,
    tally,
    context,
    isRun,
  }: {
    packs: Packs;
    sources: readonly SourceRef[];
    total: number;
    tally: ImpactTally;
    context: AssessContext;
    isRun: Record<keyof Packs, readonly string[]>;
  },
  tell: TellDone,
): Promise<void> {
  const others = { before: new StoreOthers(db, packs.before), after: new StoreOthers(db, packs.after) };
  let done = 0;
  for (const source of sources) {
    // The score knows of no other records, and clocks do not either.
    if (isRun.before.length > 0) await others.before.tell(source, context.zone);
    if (isRun.after.length > 0) await others.after.tell(source, context.zone);
    await scanSource(db, source, (batch, read) => {
      const records = batch.map(({ record }) => record);
      const [first] = records;
      if (first) {
        const [old, now] = [others.before.around(first, context), others.after.around(first, context)];
        tally.judge(records, { before: old, after: now });
        tally.count(
          records.length,
          records.map(({ asOf }) => asOf),
        );
      }
      done += read;
      tell(done, Math.max(total, done));
    });
  }
}
