import type { Timing } from './timing';

/** So many calls per window; a bucket never lets more start. */
export interface Rate {
  calls: number;
  windowMs: number;
}

export interface TokenBucket {
  /** Waits until one more call may start. Rejects when `signal` is aborted. */
  take(signal?: AbortSignal): Promise<void>;
  /** What the CRM's own headers say; `remaining` only ever lowers what the bucket holds. */
  learn(rate: Partial<Rate>, remaining: number | null): void;
  /** Lets nothing start for `ms`: the CRM asked everyone to wait. */
  pause(ms: number): void;
}

/** A token bucket that starts full and refills evenly. Callers are served in the order they came. */
export function createTokenBucket(first: Rate, timing: Pick<Timing, 'now' | 'sleep'>): TokenBucket {
  let rate = first;
  let tokens = rate.calls;
  let filledAt = timing.now();
  let pausedUntil = 0;
  let turn: Promise<void> = Promise.resolve();

  function refill(): void {
    const now = timing.now();
    const earned = (Math.max(0, now - filledAt) * rate.calls) / rate.windowMs;
    tokens = Math.min(rate.calls, tokens + earned);
    filledAt = now;
  }

  async function waitTurn(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      refill();
      const paused = pausedUntil - timing.now();
      if (paused <= 0 && tokens >= 1) break;
      const missing = Math.max(0, 1 - tokens);
      await timing.sleep(Math.max(1, paused, Math.ceil((missing * rate.windowMs) / rate.calls)), signal);
    }
    tokens -= 1;
  }

  return {
    take(signal) {
      const mine = turn.then(() => waitTurn(signal));
      turn = mine.catch(() => {});
      return mine;
    },
    learn(next, remaining) {
      refill();
      const { calls, windowMs } = { ...rate, ...next };
      if (calls >= 1 && windowMs > 0) rate = { calls, windowMs };
      tokens = Math.min(tokens, rate.calls, remaining ?? Number.POSITIVE_INFINITY);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, timing.now() + ms);
    },
  };
}
