import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OrgRef, RecordPair } from '../../../record/others';
import type { StoredNotSame } from '../../../store/hygiene-marks';
import type { ToastMessage } from '../../components/Toast';
import { messageOf } from '../../data/use-work';
import { nameOf } from './hygiene-client';
import type { HygieneKeeper } from './hygiene-source';

export interface NotSameMarks {
  marks: readonly StoredNotSame[];
  /** True once they were read, or could not be. */
  isRead: boolean;
  /** True while groups are made anew. */
  isBusy: boolean;
  toast: ToastMessage | null;
  closeToast(): void;
  mark(pairs: readonly RecordPair[], text: string): void;
  takeBack(pairs: readonly RecordPair[], text: string): void;
}

/**
 * Marks of an account as they are kept; each change makes the groups anew, and can be undone. `onRegroup` does not
 * fail: the mark is kept by then.
 */
export function useNotSame(
  keeper: HygieneKeeper,
  account: OrgRef,
  onRegroup: () => Promise<void>,
): NotSameMarks {
  const [marks, setMarks] = useState<readonly StoredNotSame[]>([]);
  const [isRead, setRead] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [toast, setToast] = useState<ToastMessage | null>(null);
  const read = useCallback(() => keeper.marks(account).then(setMarks), [keeper, nameOf(account)]);
  useEffect(
    () =>
      void read()
        .catch(() => {})
        .then(() => setRead(true)),
    [read],
  );

  async function change(work: () => Promise<void>, text: string, undo: (() => void) | null): Promise<void> {
    setBusy(true);
    const problem = await work().then(() => null, messageOf);
    // Before the group goes, which takes the focus with it: the way back is there to get it.
    if (problem === null) setToast({ icon: 'ok', text, onUndo: undo });
    else setToast({ icon: 'breach', text: `Not kept: ${problem}`, onUndo: null });
    if (problem === null) {
      await read().catch(() => {});
      await onRegroup();
    }
    setBusy(false);
  }

  const takeBack = (pairs: readonly RecordPair[], text: string): void =>
    void change(() => keeper.unmark(account, pairs), text, null);
  return {
    marks,
    isRead,
    isBusy,
    toast,
    closeToast: () => setToast(null),
    mark: (pairs, text) =>
      void change(
        () => keeper.mark(account, pairs),
        text,
        () => takeBack(pairs, 'The mark was taken back.'),
      ),
    takeBack,
  };
}
