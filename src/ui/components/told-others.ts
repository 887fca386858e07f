import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Deadline } from '../../record/assessment';
import type { EpochMs } from '../../record/types';
import type { ToldOthers } from '../../record/webhook';

/** Asks what others were told of a record, by its key; null while no channel is on. */
export type AskTold = (key: string) => Promise<ToldOthers[] | null>;

/** Given by the page around a record; without it nothing is said of others. */
export const ToldContext = createContext<AskTold | null>(null);

const AGAIN_MS = 15_000;
/** So long after a step its message may be on its way; later the background is left to sleep. */
const FRESH_MS = 2 * 60_000;

/** What others were told of the record; undefined while that is not known. Asked again after each step. */
export function useTold(key: string, deadline: Deadline, now: EpochMs): ToldOthers[] | null | undefined {
  const ask = useContext(ToldContext);
  const [told, setTold] = useState<ToldOthers[] | null | undefined>(undefined);
  const last = Math.max(0, ...deadline.escalation.map(({ at }) => (at <= now ? at : 0)));
  const turn = now - last < FRESH_MS ? Math.floor(now / AGAIN_MS) : last;
  useEffect(() => {
    let isCurrent = true;
    ask?.(key).then(
      (found) => {
        if (isCurrent) setTold(found);
      },
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [ask, key, turn]);
  return told;
}
