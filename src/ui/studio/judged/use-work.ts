import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { StudioClient } from '../../../contracts/studio-client';
import type { TellDone } from '../../../contracts/studio-service';
import { problemText } from './use-studio';

export interface Running {
  done: number;
  total: number;
}

/** A long piece of work: what is under way, and what the last one came to. The last result stays until the next. */
export interface Work<T> {
  running: Running | null;
  result: T | null;
  problem: string | null;
  isStopped: boolean;
  start(work: (tell: TellDone, signal: AbortSignal) => Promise<T>): void;
  stop(): void;
}

const STOPPED = new Error('It was stopped.');
/** The panel is drawn anew with each of these. */
const STEPS = 100;

/** Last results by the worker that has what lies behind them, so that a tab that is come back to has its own. */
export type KeptResults<T> = WeakMap<StudioClient, T>;

/** Without `kept` the result goes with the panel. */
export function useWork<T>(studio: StudioClient, kept?: KeptResults<T>): Work<T> {
  const [running, setRunning] = useState<Running | null>(null);
  const [result, setResult] = useState<T | null>(() => kept?.get(studio) ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isStopped, setStopped] = useState(false);
  const control = useRef<AbortController | null>(null);
  const stop = useCallback(() => control.current?.abort(STOPPED), []);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    (work: (tell: TellDone, signal: AbortSignal) => Promise<T>) => {
      control.current?.abort(STOPPED);
      const own = new AbortController();
      control.current = own;
      let step = -1;
      const tell: TellDone = (done, total) => {
        const next = total > 0 ? Math.floor((STEPS * done) / total) : 0;
        if (control.current !== own || next === step) return;
        step = next;
        setRunning({ done, total });
      };
      setProblem(null);
      setStopped(false);
      setRunning({ done: 0, total: 0 });
      work(tell, own.signal)
        .then(
          (value) => {
            if (control.current !== own) return;
            kept?.set(studio, value);
            setResult(value);
          },
          (error: unknown) => {
            kept?.delete(studio);
            if (control.current !== own) return;
            if (own.signal.aborted) setStopped(true);
            else setProblem(problemText(error));
          },
        )
        .finally(() => {
          if (control.current !== own) return;
          // How far it is comes by a port of its own, and may come after the result.
          control.current = null;
          setRunning(null);
        });
    },
    [studio, kept],
  );

  return { running, result, problem, isStopped, start, stop };
}
