import * as Comlink from 'comlink';
import type { JudgingProgress } from '../record/judging';
import type { EpochMs } from '../record/types';
import { untilAnswered } from './until-answered';

/** What the worker that judges the list can be asked. */
export interface JudgingWorker {
  /** Judges all that is due, and what was judged before `since`. Rejects when the store or the pack can't be used. */
  judge(since: EpochMs, tell: (progress: JudgingProgress) => void): Promise<void>;
  /** Brings the list up to date and judges nothing, for a page that waits for it. */
  settle(tell: (progress: JudgingProgress) => void): Promise<void>;
}

/** Whoever is told how far a run is, and of its end: why it was too early, or null. */
export interface JudgingListener {
  report(progress: JudgingProgress): void;
  ended(problem: string | null): void;
}

/** Starts a worker that judges the list; it ends with its page, or when the function given back is called. */
export function startJudging(origin: string, since: EpochMs, { report, ended }: JudgingListener): () => void {
  const worker = new Worker(new URL('/judging-worker.js', origin), { name: 'leadlight-judging' });
  const remote = Comlink.wrap<JudgingWorker>(worker);
  let isOver = false;
  const end = (problem: string | null): void => {
    if (!isOver) ended(problem);
    isOver = true;
    worker.terminate();
  };
  worker.addEventListener('error', (event) => end(event.message || 'The worker that judges did not start.'));
  untilAnswered(report, (tell) => remote.judge(since, tell)).then(
    () => end(null),
    (error: unknown) => end(error instanceof Error ? error.message : String(error)),
  );
  return () => {
    isOver = true;
    worker.terminate();
  };
}

/** Has a worker bring the list up to date, so that the page stays free. @throws Error when it could not */
export async function settleInWorker(
  origin: string,
  tell: (progress: JudgingProgress) => void,
): Promise<void> {
  const worker = new Worker(new URL('/judging-worker.js', origin), { name: 'leadlight-list-builder' });
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'No worker started.')));
  });
  try {
    const { settle } = Comlink.wrap<JudgingWorker>(worker);
    await untilAnswered(tell, (heard) => Promise.race([settle(heard), failed]));
  } finally {
    worker.terminate();
  }
}
