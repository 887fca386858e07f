import type { Timing } from '../timing';

export interface ManualTiming extends Timing {
  /** Lets time pass, sleeper after sleeper, until the work is done; gives its result. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Every wait so far that was not cut short, in milliseconds. */
  slept: number[];
  advance(ms: number): void;
}

interface Sleeper {
  at: number;
  ms: number;
  wake(): void;
}

/** A clock that moves only when everything waits for it, to where the next sleeper wakes. */
export function manualTiming(start: number, random: () => number = () => 0.5): ManualTiming {
  let now = start;
  let sleepers: Sleeper[] = [];
  const slept: number[] = [];

  function wakeNext(): void {
    const [next] = [...sleepers].sort((a, b) => a.at - b.at);
    if (!next) return;
    now = Math.max(now, next.at);
    sleepers = sleepers.filter((sleeper) => sleeper !== next);
    slept.push(next.ms);
    next.wake();
  }

  return {
    now: () => now,
    random,
    slept,
    advance(ms) {
      now += ms;
    },
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        const sleeper: Sleeper = { at: now + ms, ms, wake: resolve };
        const stop = (): void => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(signal?.reason);
        };
        if (signal?.aborted) return stop();
        signal?.addEventListener('abort', stop, { once: true });
        sleepers.push(sleeper);
      });
    },
    async run(work) {
      let isDone = false;
      const done = (): void => {
        isDone = true;
      };
      work.then(done, done);
      while (!isDone) {
        await new Promise((settled) => setImmediate(settled));
        if (!isDone) wakeNext();
      }
      return work;
    },
  };
}
