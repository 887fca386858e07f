import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OrgRef, RecordPair } from '../../../record/others';
import type { StoredNotSame } from '../../../store/hygiene-marks';
import type { ToastMessage } from '../../components/Toast';
import { nameOf } from './hygiene-client';
import type { HygieneKeeper } from './hygiene-source';

export interface NotSameMarks {
  marks: readonly StoredNotSame[];
  /** True while groups are made anew. */
  isBusy: boolean;
  toast: ToastMessage | null;
  closeToast(): void;
  mark(pairs: readonly RecordPair[], text: string): void;
  takeBack(pairs: readonly RecordPair[], text: string): void;
}

/** Marks of an account as they are kept; each change makes the groups anew, and can be undone. */
export function useNotSame(
  keeper: HygieneKeeper,
  account: OrgRef,
  onRegroup: () => Promise<void>,
): NotSameMarks {
  const [marks, setMarks] = useState<readonly StoredNotSame[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [toast, setToast] = useState<ToastMessage | null>(null);
  const read = useCallback(() => keeper.marks(account).then(setMarks), [keeper, nameOf(account)]);
  useEffect(() => void read().catch(() => {}), [read]);

  async function change(work: () => Promise<void>, text: string, undo: (() => void) | null): Promise<void> {
    setBusy(true);
    try {
      await work();
      await read();
      // Before the group goes, which takes the focus with it: the way back is there to get it.
      setToast({ icon: 'ok', text, onUndo: undo });
      await onRegroup();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setToast({ icon: 'breach', text: `Not kept: ${reason}`, onUndo: null });
    }
    setBusy(false);
  }

  const takeBack = (pairs: readonly RecordPair[], text: string): void =>
    void change(() => keeper.unmark(account, pairs), text, null);
  return {
    marks,
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
