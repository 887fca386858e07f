import { useEffect, useState } from 'preact/hooks';

/** A count over all records: its answer, how far it is, or why there is none. */
export type Counting<Answer> = { answer: Answer } | { done: number; stop(): void } | { problem: string };

/** What `onProgress` returns is awaited before more records are read. */
export type Count<Answer> = (
  onProgress: (done: number) => void | Promise<void>,
  signal: AbortSignal,
) => Promise<Answer>;

/** Counts when the view is opened and whenever `count` is another one; leaving the view stops it. */
export function useCounting<Answer>(
  count: Count<Answer>,
): [state: Counting<Answer> | null, again: () => void] {
  const [state, setState] = useState<Counting<Answer> | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const control = new AbortController();
    let isOver = false;
    const stop = () => control.abort(new Error('Counting was stopped.'));
    const show = (next: Counting<Answer>): void => {
      if (!isOver) setState(next);
    };
    show({ done: 0, stop });
    count((done) => show({ done, stop }), control.signal).then(
      (answer) => show({ answer }),
      (error: unknown) => show({ problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isOver = true;
      stop();
    };
  }, [count, attempt]);
  return [state, () => setAttempt(attempt + 1)];
}
