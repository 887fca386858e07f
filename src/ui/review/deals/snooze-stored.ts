import type { EpochMs } from '../../../record/types';
import type { Suppression } from '../../../record/visit';
import type { LeadlightDatabase } from '../../../store/database';
import { suppressAll, unsuppressAll } from '../../../store/review-marks';
import { recordFingerprint } from '../../components/fingerprint';
import type { RecordView } from '../../components/record-view';
import { selectWarnings } from '../../components/select-warnings';
import type { SnoozeMany } from './BulkBar';

/** So many at once that the store and the engine need not wait for each other. */
const AT_ONCE = 16;

/** A record as it is stored, judged now; rejects when it is gone or can't be judged. */
export type LoadJudged = (key: string) => Promise<Pick<RecordView, 'record' | 'assessment' | 'suppressions'>>;

/**
 * Judges each record as it is stored and snoozes what would be shown of it; warnings that are put
 * away already stay as they are. Written at once at the end, so that stopping leaves nothing behind.
 */
export function snoozeStored(db: LeadlightDatabase, load: LoadJudged, now: () => EpochMs): SnoozeMany {
  return async (keys, until, onProgress, signal) => {
    const marks: (Suppression & { key: string })[] = [];
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      signal.throwIfAborted();
      const some = keys.slice(from, from + AT_ONCE);
      const judged = await Promise.all(some.map(load));
      for (const [at, { record, assessment, suppressions }] of judged.entries()) {
        const key = some[at] ?? '';
        const fingerprint = recordFingerprint(record);
        const { active, folded } = selectWarnings(assessment, suppressions, now(), fingerprint);
        for (const { rule } of [...active, ...folded])
          marks.push({ key, rule, kind: 'snooze', until, reason: null, at: now(), fingerprint });
      }
      onProgress(from + some.length);
    }
    await suppressAll(db, marks);
    return { warnings: marks.length, undo: () => unsuppressAll(db, marks, now()) };
  };
}
