import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from '../../record/no-room';
import { lastWords, useFocusInPlace } from './use-focus-in-place';

/** What a long piece of work tells, and how it is stopped. */
export interface Work {
  /** `count`: how far it is in words, such as "1,200 of 3,000". */
  onProgress(done: number, total: number, count?: string): void;
  signal: AbortSignal;
}

export type WorkState =
  | { kind: 'none' }
  | { kind: 'busy'; text: string; count?: string | undefined; part: number | null }
  | { kind: 'done'; text: string; isWarning?: boolean }
  | { kind: 'failed'; text: string };

/** What the work says at its end; null says nothing. */
type Outcome = string | { text: string; isWarning: true } | null;

/**
 * One piece of work at a time, with its state for `WorkLine`. Leaving the page stops it. `card` holds what the
 * work is started from: the focus stays inside.
 */
export function useWork() {
  const [state, setState] = useState<WorkState>({ kind: 'none' });
  const card = useFocusInPlace(lastWords);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(
    text: string,
    work: (tools: Work) => Promise<Outcome>,
    cancelled = 'Cancelled. Nothing was changed.',
  ): Promise<boolean> {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    const say = (next: WorkState): void => {
      if (running.current === stop) setState(next);
    };
    say({ kind: 'busy', text, part: null });
    try {
      const outcome = await work({
        signal: stop.signal,
        onProgress: (done, total, count) =>
          say({ kind: 'busy', text, count, part: total > 0 ? done / total : null }),
      });
      if (outcome === null) say({ kind: 'none' });
      else say({ kind: 'done', ...(typeof outcome === 'string' ? { text: outcome } : outcome) });
      return true;
    } catch (error) {
      say(
        stop.signal.aborted ? { kind: 'done', text: cancelled } : { kind: 'failed', text: messageOf(error) },
      );
      return false;
    }
  }

  return { state, run, card, cancel: () => running.current?.abort(), isBusy: state.kind === 'busy' };
}

export { messageOf } from '../../record/no-room';

/** The text of an error as it was thrown. */
export const plainMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
