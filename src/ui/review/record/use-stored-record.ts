import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EpochMs } from '../../../record/types';
import type { RecordActions, RecordView } from '../../components/record-view';
import { messageOf } from '../../data/use-work';
import type { LoadRecord, ReviewActions } from './Inspector';

/** A record as it is stored, assessed; or why it can't be. */
export type StoredRecordView = { key: string; view: RecordView } | { key: string; problem: string };

/** Reads a record again; `problem`: why what was done to it is not kept. */
export type Reload = (problem?: string) => void;

/**
 * Null while it is read for the first time. It is read again whenever the list was (`listedAt`), because what is shown
 * beside a row is to be what the row says; until then what was read before stays, with all that is open in it.
 */
export function useStoredRecord(
  key: string,
  load: LoadRecord,
  listedAt: EpochMs,
): [StoredRecordView | null, Reload] {
  const [loaded, setLoaded] = useState<StoredRecordView | null>(null);
  const said = useRef<{ key: string; problem: string } | null>(null);
  const newest = useRef(0);
  const read = useCallback((): void => {
    newest.current += 1;
    const question = newest.current;
    const show = (next: StoredRecordView): void => {
      if (question === newest.current) setLoaded(next);
    };
    load(key).then(
      (view) => {
        const problem = said.current?.key === key ? said.current.problem : null;
        show({ key, view: problem === null ? view : withProblem(view, problem) });
      },
      (error: unknown) => show({ key, problem: error instanceof Error ? error.message : String(error) }),
    );
  }, [key, load]);
  const reload = useCallback(
    (problem?: string): void => {
      said.current = problem === undefined ? null : { key, problem };
      read();
    },
    [key, read],
  );
  useEffect(() => read(), [read, listedAt]);
  return [loaded?.key === key ? loaded : null, reload];
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
    typeReason(asked, text) {
      // What is cancelled is not in the view any more, wherever it is drawn next.
      const read = (): void => void (text === '' && reload());
      actions.typeReason(view, asked, text).then(read, () => {});
    },
    acknowledge: (sla) => void kept(actions.acknowledge(view, sla)),
  };
}
