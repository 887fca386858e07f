import { useEffect, useRef } from 'preact/hooks';
import type { RecordActions, RecordView } from './record-view';

/** What is typed about the record that is shown, by what is asked for (`record/typed-reason`). */
export interface Typed {
  /** As far as it was typed; '' for nothing. */
  of(asked: string): string;
  /** Keeps it, so that it is there again when the page goes away before it is done with. */
  keep(asked: string, text: string): void;
  /** These came to their end, or are not wanted any more. */
  settle(...asked: readonly string[]): void;
}

export function useTyped(view: RecordView, actions: Pick<RecordActions, 'typeReason'>): Typed {
  // What was typed here is newer than what the view knows.
  const here = useRef(new Map<string, string>()).current;
  const isShown = useRef(true);
  useEffect(
    () => () => {
      isShown.current = false;
    },
    [],
  );
  const of = (asked: string): string => here.get(asked) ?? view.typed?.[asked] ?? '';
  const keep = (asked: string, text: string): void => {
    here.set(asked, text);
    actions.typeReason(asked, text);
  };
  return {
    of,
    keep,
    settle(...all) {
      // Another record may be shown by now; what was done settles it in the store, too.
      if (!isShown.current) return;
      for (const asked of all) if (of(asked) !== '') keep(asked, '');
    },
  };
}
