import { useCallback, useEffect, useState } from 'preact/hooks';
import type { RecordActions, RecordView } from '../../components/record-view';
import type { LoadRecord, ReviewActions } from './Inspector';

/** A record as it is stored, assessed; or why it can't be. */
export type StoredRecordView = { key: string; view: RecordView } | { key: string; problem: string };

/** Null while it is read. `reload` reads it again. */
export function useStoredRecord(key: string, load: LoadRecord): [StoredRecordView | null, () => void] {
  const [loaded, setLoaded] = useState<StoredRecordView | null>(null);
  const reload = useCallback(() => {
    let isStale = false;
    const show = (next: StoredRecordView): void => {
      if (!isStale) setLoaded(next);
    };
    load(key).then(
      (view) => show({ key, view }),
      (error: unknown) => show({ key, problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isStale = true;
    };
  }, [key, load]);
  useEffect(reload, [reload]);
  return [loaded?.key === key ? loaded : null, reload];
}

/** No page stands beside a stored record: nothing to jump to and nothing to read again. */
export function storedActions(view: RecordView, actions: ReviewActions, reload: () => void): RecordActions {
  const kept = (work: Promise<void>): void => void work.finally(reload);
  return {
    revealField: null,
    readAgain: null,
    openOptions: null,
    answerDateOrder: null,
    snooze: (rule, until) => kept(actions.snooze(view, rule, until)),
    dismiss: (rule, reason) => kept(actions.dismiss(view, rule, reason)),
    restore: (rule) => kept(actions.restore(view, rule)),
    acknowledge: (sla) => kept(actions.acknowledge(view, sla)),
  };
}
