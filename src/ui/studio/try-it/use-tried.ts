import { useEffect, useState } from 'preact/hooks';
import type { StudioClient } from '../../../contracts/studio-client';
import type { TriedRecord } from '../../../contracts/studio-service';
import type { RulePack } from '../../../rule-packs/schema';
import type { StudioPanelProps } from '../draft';
import { contextOf, problemText } from '../judged/use-studio';

/** The last good answer, and whether it is of what is chosen now. */
export interface Tried {
  answer: TriedRecord | null;
  problem: string | null;
  isCurrent: boolean;
}

interface Question {
  key: string | null;
  pack: RulePack | null;
  active: RulePack;
}

const TYPING_MS = 200;
const GONE = 'This record is not stored any more. Choose another one.';

/** Asks anew a moment after the draft has changed; the last good answer stays meanwhile. */
export function useTried(
  studio: StudioClient,
  { key, pack, active }: Question,
  panel: Pick<StudioPanelProps, 'context' | 'clock'>,
): Tried {
  const [shown, setShown] = useState<(Pick<Tried, 'answer' | 'problem'> & Question) | null>(null);
  useEffect(() => {
    if (key === null || !pack) return;
    let isStale = false;
    const show = (next: { answer: TriedRecord } | { problem: string }): void => {
      if (isStale) return;
      setShown((last) => ({
        key,
        pack,
        active,
        problem: null,
        answer: last?.key === key ? last.answer : null,
        ...next,
      }));
    };
    const ask = () =>
      studio
        .ask((remote) => remote.tryRecord(key, contextOf(panel)))
        .then(
          (answer) => show(answer ? { answer } : { problem: GONE }),
          (error: unknown) => show({ problem: problemText(error) }),
        );
    const timer = setTimeout(ask, shown?.key === key ? TYPING_MS : 0);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [studio, key, pack, active]);
  const isOfKey = shown?.key === key;
  return {
    answer: isOfKey ? shown.answer : null,
    problem: isOfKey ? shown.problem : null,
    isCurrent: isOfKey && shown.pack === pack && shown.active === active,
  };
}
