import { useEffect, useState } from 'preact/hooks';
import type { Studio, StudioClient } from '../../../contracts/studio-client';
import { problemText } from './use-studio';

export interface Asked<T> {
  /** The last good answer: it stays while the next is awaited and when the next is refused. */
  answer: T;
  problem: string | null;
}

/**
 * Asks the panel's worker again whenever what the question hangs on changes; only the last question's answer
 * counts. `waitMs`: for changes that follow each other, such as typing; milliseconds.
 */
export function useAsked<T>(
  studio: StudioClient,
  question: (studio: Studio) => Promise<T>,
  { first, waitMs = 0, on }: { first: T; waitMs?: number; on: readonly unknown[] },
): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ answer: first, problem: null });
  useEffect(() => {
    let isStale = false;
    const ask = () =>
      studio.ask(question).then(
        (answer) => !isStale && setAsked({ answer, problem: null }),
        (error: unknown) =>
          !isStale && setAsked((last) => ({ answer: last.answer, problem: problemText(error) })),
      );
    const timer = setTimeout(ask, waitMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [studio, ...on]);
  return asked;
}
