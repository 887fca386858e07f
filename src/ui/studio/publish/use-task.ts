import { useState } from 'preact/hooks';

/** One thing at a time, with what it came to. */
export interface Task {
  isBusy: boolean;
  /** What went wrong, in words that say what to do; null when nothing did. */
  problem: string | null;
  run(work: () => Promise<void>): Promise<void>;
}

export function useTask(): Task {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      // A picker that was closed is no trouble.
      const isClosed = error instanceof DOMException && error.name === 'AbortError';
      if (!isClosed) setProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  }
  return { isBusy, problem, run };
}

/** Said to screen readers too, where it stands. */
export const problemClass = 'publish-problem tone-breach';
