import { useCallback, useEffect, useState } from 'preact/hooks';
import type { RecordActions, RecordView } from '../../components/record-view';
import { messageOf } from '../../data/use-work';
import type { LoadRecord, ReviewActions } from './Inspector';

/** A record as it is stored, assessed; or why it can't be. */
export type StoredRecordView = { key: string; view: RecordView } | { key: string; problem: string };

/** Reads a record again; `problem`: why what was done to it is not kept. */
export type Reload = (problem?: string) => void;

/** Null while it is read. */
export function useStoredRecord(key: string, load: LoadRecord): [StoredRecordView | null, Reload] {
  const [loaded, setLoaded] = useState<StoredRecordView | null>(null);
  const read = useCallback(
    (problem?: string) => {
      let isStale = false;
      const show = (next: StoredRecordView): void => {
        if (!isStale) setLoaded(next);
      };
      load(key).then(
        (view) => show({ key, view: problem === undefined ? view : withProblem(view, problem) }),
        (error: unknown) => show({ key, problem: error instanceof Error ? error.message : String(error) }),
      );
      return () => {
        isStale = true;
      };
    },
    [key, load],
  );
  useEffect(() => read(), [read]);
  return [loaded?.key === key ? loaded : null, read];
}

const withProblem = (view: RecordView, reason: string): RecordView => ({
  ...view,
  notices: [...view.notices, { kind: 'mark-not-kept', reason }],
});

/** No page stands beside a stored record: nothing to jump to and nothing to read again. */
export function storedActions(view: RecordView, actions: ReviewActions, reload: Reload): RecordActions {
  const kept = (work: Promise<void>): Promise<boolean> =>
    work.then(
      () => {
        reload();
        return true;
      },
      (error: unknown) => {
        reload(messageOf(error));
        return false;
      },
    );
  return {
    revealField: null,
    readAgain: null,
    openOptions: null,
    answerDateOrder: null,
    snooze: (rule, until) => kept(actions.snooze(view, rule, until)),
    dismiss: (rule, reason) => kept(actions.dismiss(view, rule, reason)),
    restore: (rule) => void kept(actions.restore(view, rule)),
    typeReason(rule, reason) {
      // What is cancelled is not in the view any more, wherever it is drawn next.
      const read = (): void => void (reason === '' && reload());
      actions.typeReason(view, rule, reason).then(read, () => {});
    },
    acknowledge: (sla) => void kept(actions.acknowledge(view, sla)),
  };
}
