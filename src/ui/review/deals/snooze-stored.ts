import type { EpochMs } from '../../../record/types';
import type { LeadlightDatabase, StoredSuppression } from '../../../store/database';
import { suppressAll, unsuppressAll } from '../../../store/review-marks';
import { recordFingerprint } from '../../components/fingerprint';
import { selectWarnings } from '../../components/select-warnings';
import type { LoadRecord } from '../record/Inspector';
import type { SnoozeMany } from './BulkBar';

/**
 * Judges each record as it is stored and snoozes what would be shown of it; warnings that are put
 * away already stay as they are. Written at once at the end, so that stopping leaves nothing behind.
 */
export function snoozeStored(db: LeadlightDatabase, load: LoadRecord, now: () => EpochMs): SnoozeMany {
  return async (keys, until, onProgress, signal) => {
    const marks: StoredSuppression[] = [];
    for (const [done, key] of keys.entries()) {
      signal.throwIfAborted();
      const { record, assessment, suppressions } = await load(key);
      const fingerprint = recordFingerprint(record);
      const { active, folded } = selectWarnings(assessment, suppressions, now(), fingerprint);
      for (const { rule } of [...active, ...folded])
        marks.push({ key, rule, kind: 'snooze', until, reason: null, at: now(), fingerprint });
      onProgress(done + 1);
    }
    await suppressAll(db, marks);
    return { warnings: marks.length, undo: () => unsuppressAll(db, marks) };
  };
}
