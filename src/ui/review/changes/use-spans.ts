import { useEffect, useState } from 'preact/hooks';
import type { Between } from '../../../metrics/changes/deal-span';
import type { ReadSpans, Spans } from './stored-spans';

export type SpansState = { spans: Spans } | { done: number; stop(): void } | { problem: string };

/** Reads the deals between two instants; another pair, or leaving the view, stops what is under way. */
export function useSpans(
  read: ReadSpans,
  between: Between | null,
): { state: SpansState | null; again(): void } {
  const [state, setState] = useState<SpansState | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setState(null);
    if (!between) return;
    const control = new AbortController();
    const { signal } = control;
    let isCurrent = true;
    const show = (next: SpansState): void => {
      if (isCurrent) setState(next);
    };
    const stop = () => control.abort(new Error('Counting was stopped.'));
    show({ done: 0, stop });
    read(between, (done) => signal.aborted || show({ done, stop }), signal).then(
      (spans) => show({ spans }),
      (error: unknown) => show({ problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isCurrent = false;
      stop();
    };
  }, [read, between?.from, between?.to, attempt]);
  return { state, again: () => setAttempt(attempt + 1) };
}
