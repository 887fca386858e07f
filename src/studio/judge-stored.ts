import { assess } from '../engine/assess';
import { compilePack } from '../engine/compile-pack';
import type { Assessment } from '../record/assessment';
import type { AssessContext, CrmRecord } from '../record/types';
import type { LeadlightDatabase } from '../store/database';
import { usablePack } from '../store/installed-pack';
import { activePack } from '../store/packs';
import { StoreOthers } from './store-others';

/** Assessments in the order of the records; null for one the engine can't take. */
export type JudgeMany = (
  records: readonly CrmRecord[],
  context: AssessContext,
) => Promise<(Assessment | null)[]>;

/**
 * Finds by the pack in force what the engine of the review finds, comparing with the same other records. For a
 * worker, and for one run: what the store has of the others is asked once. @throws Error when no pack can be used
 */
export async function storedJudges(db: LeadlightDatabase): Promise<JudgeMany> {
  const { pack, origin, parked } = usablePack(await activePack(db));
  const compiled = compilePack(pack, origin, parked);
  const others = new StoreOthers(db, compiled);
  return async (records, context) => {
    for (const { identity } of records) await others.tell(identity);
    return records.map((record) => {
      try {
        return assess(compiled, record, others.around(record, context));
      } catch {
        return null;
      }
    });
  };
}
