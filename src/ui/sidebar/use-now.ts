import { useEffect, useState } from 'preact/hooks';
import type { EpochMs } from '../../record/types';

/** The wall clock and its timer, as far as the sidebar needs them. */
export interface Clock {
  now(): EpochMs;
  /** Runs `work` after `ms`; returns what cancels it. */
  after(ms: number, work: () => void): () => void;
  isVisible(): boolean;
  /** Calls `work` whenever the page is shown or hidden; returns what ends that. */
  onVisibility(work: () => void): () => void;
}

export const pageClock: Clock = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  isVisible: () => document.visibilityState === 'visible',
  onVisibility(work) {
    document.addEventListener('visibilitychange', work);
    return () => document.removeEventListener('visibilitychange', work);
  },
};

/** Timers beyond 2^31 ms fire at once, and a machine may sleep: look at the clock at least hourly. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * The time to show: `given`, then the wall clock at each instant that `nextChange` names. One
 * timer, none while the page is hidden or nothing will change.
 */
export function useNow(
  given: EpochMs,
  nextChange: (now: EpochMs) => EpochMs | null,
  clock: Clock = pageClock,
): EpochMs {
  const [tick, setTick] = useState({ given, at: given });
  const now = tick.given === given ? tick.at : given;
  const wake = nextChange(now);
  useEffect(() => {
    if (wake === null) return;
    let cancel = (): void => {};
    const look = (): void => setTick({ given, at: clock.now() });
    const wait = (): void => {
      cancel = clock.after(Math.min(Math.max(wake - clock.now(), 0), LONGEST_WAIT_MS), look);
    };
    const stop = clock.onVisibility(() => {
      cancel();
      if (clock.isVisible()) look();
    });
    if (clock.isVisible()) wait();
    return () => {
      cancel();
      stop();
    };
  }, [wake, tick, given, clock]);
  return now;
}
