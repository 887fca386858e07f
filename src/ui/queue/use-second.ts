import { useEffect, useState } from 'preact/hooks';
import type { EpochMs } from '../../record/types';

const SECOND = 1000;

/** The wall clock, the timer and whether the page is seen. */
export interface SecondClock {
  now(): EpochMs;
  /** Runs `work` after `ms`; returns what cancels it. */
  after(ms: number, work: () => void): () => void;
  isVisible(): boolean;
  onVisibility(work: () => void): () => void;
}

export const secondClock: SecondClock = {
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

/** The time, anew at the begin of each second: one timer, and none while the page is hidden or `isIdle`. */
export function useSecond(clock: SecondClock, isIdle: boolean): EpochMs {
  const [now, setNow] = useState(clock.now());
  useEffect(() => {
    let cancel = (): void => {};
    const tick = (): void => {
      const at = clock.now();
      setNow(at);
      cancel();
      if (clock.isVisible() && !isIdle) cancel = clock.after(SECOND - (at % SECOND), tick);
    };
    tick();
    const stop = clock.onVisibility(tick);
    return () => {
      cancel();
      stop();
    };
  }, [clock, isIdle]);
  return now;
}

/** Does something while the page is seen: `begin` gives what ends it, and begins anew when the page is seen again. */
export function whileVisible(
  { isVisible, onVisibility }: Pick<SecondClock, 'isVisible' | 'onVisibility'>,
  begin: () => () => void,
): void {
  let end: (() => void) | null = null;
  const look = (): void => {
    if (isVisible()) end ??= begin();
    else {
      end?.();
      end = null;
    }
  };
  look();
  onVisibility(look);
}
