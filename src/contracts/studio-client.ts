import * as Comlink from 'comlink';
import type { RulePack } from '../rule-packs/schema';
import type { StudioService, TellDone } from './studio-service';
import { untilAnswered } from './until-answered';

/** The studio's worker as a panel sees it: never hangs, always has the packs that were named last. */
export interface StudioClient {
  /** The packs that all later questions are about. */
  use(draft: RulePack, active: RulePack): void;
  /** A question that is answered at once. Rejects after a while, with a new worker for the next one; not while long work runs. */
  ask<T>(question: (studio: Studio) => Promise<T>): Promise<T>;
  /** Work that takes long: told how far it is, and stopped by the signal, which ends the worker. */
  run<T>(
    work: (studio: Studio, tell: TellDone) => Promise<T>,
    options: { onProgress: TellDone; signal: AbortSignal },
  ): Promise<T>;
  /** Lets the worker go. */
  end(): void;
}

export type Studio = Comlink.Remote<StudioService>;

interface Running {
  remote: Studio;
  loaded: [RulePack, RulePack] | null;
  /** Rejects when the worker fails or is ended. */
  ended: Promise<never>;
  end(reason: Error): void;
}

export interface StudioClientOptions {
  start(): Worker;
  /** How long a question may take before the worker counts as hung. */
  timeoutMs: number;
}

/** Starts a worker with the first question, and another one after a hang, a fault or a stop. */
export function createStudioClient({ start, timeoutMs }: StudioClientOptions): StudioClient {
  let packs: [RulePack, RulePack] | null = null;
  let running: Running | null = null;
  let longWork = 0;

  function current(): Running {
    running ??= runIn(start(), () => {
      running = null;
    });
    return running;
  }

  /** The worker with the packs in it; what they are may change while it loads. */
  async function ready(): Promise<Running> {
    if (!packs) throw new Error('The draft is no valid pack.');
    const own = current();
    if (own.loaded?.[0] !== packs[0] || own.loaded[1] !== packs[1]) {
      own.loaded = packs;
      await Promise.race([own.remote.load(...packs), own.ended]);
    }
    return own;
  }

  return {
    use(draft, active) {
      if (packs?.[0] !== draft || packs[1] !== active) packs = [draft, active];
    },
    async ask(question) {
      const late = setTimeout(() => longWork === 0 && running?.end(new Error(HUNG)), timeoutMs);
      try {
        const { remote, ended } = await ready();
        return await Promise.race([question(remote), ended]);
      } finally {
        clearTimeout(late);
      }
    },
    async run(work, { onProgress, signal }) {
      signal.throwIfAborted();
      const { remote, ended, end } = await ready();
      const stop = () => end(stopped(signal.reason));
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      longWork += 1;
      try {
        return await untilAnswered(onProgress, (tell) => Promise.race([work(remote, tell), ended]));
      } finally {
        longWork -= 1;
        signal.removeEventListener('abort', stop);
      }
    },
    end: () => running?.end(new Error('The page was left.')),
  };
}

const HUNG =
  'This took too long, so it was stopped. A rule of the draft may never end; change it and try again.';

const stopped = (reason: unknown): Error => (reason instanceof Error ? reason : new Error('It was stopped.'));

function runIn(worker: Worker, onEnd: () => void): Running {
  let fail: (reason: Error) => void = () => {};
  const ended = new Promise<never>((_, reject) => {
    fail = reject;
  });
  ended.catch(() => {});
  const end = (reason: Error): void => {
    worker.terminate();
    onEnd();
    fail(reason);
  };
  worker.onerror = (event) => end(new Error(event.message || 'The worker of the studio did not start.'));
  return { remote: Comlink.wrap<StudioService>(worker), loaded: null, ended, end };
}

/** The extension's own worker. */
export const startStudioWorker = (origin: string): Worker =>
  new Worker(new URL('/studio-worker.js', origin), { name: 'leadlight-studio' });
