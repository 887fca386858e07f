import type { Count } from './use-counting';

interface Run<Answer> {
  answer: Promise<Answer>;
  control: AbortController;
  listeners: Set<(done: number) => void | Promise<void>>;
}

/**
 * One count for all that ask: who comes later joins it, and it ends when the last has gone. The answer is kept; after
 * a failure the next to ask begins anew. It goes on as soon as one of them lets it.
 */
export function shareCount<Answer>(count: Count<Answer>): Count<Answer> {
  let running: Run<Answer> | null = null;

  function begin(): Run<Answer> {
    const control = new AbortController();
    const listeners: Run<Answer>['listeners'] = new Set();
    const tell = async (done: number): Promise<void> => {
      if (listeners.size > 0) await Promise.race([...listeners].map((listen) => listen(done)));
    };
    const answer = count(tell, control.signal);
    const run: Run<Answer> = { answer, control, listeners };
    answer.catch(() => {
      if (running === run) running = null;
    });
    return run;
  }

  return (onProgress, signal) => {
    if (signal.aborted) return Promise.reject(signal.reason);
    running ??= begin();
    const run = running;
    run.listeners.add(onProgress);
    const left = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const leave = (): void => {
      run.listeners.delete(onProgress);
      if (run.listeners.size > 0 || !signal.aborted) return;
      if (running === run) running = null;
      run.control.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    return Promise.race([run.answer, left]).finally(() => run.listeners.delete(onProgress));
  };
}
