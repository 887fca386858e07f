import { useEffect, useState } from 'preact/hooks';
import type { EpochMs } from '../../record/types';
import { type PageClock, pageClock } from '../components/page-clock';

/** Timers beyond 2^31 ms fire at once, and a machine may sleep: look at the clock at least hourly. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * The time to show: `given`, then the wall clock at each instant that `nextChange` names. One
 * timer, none while the page is hidden or nothing will change.
 */
export function useNow(
  given: EpochMs,
  nextChange: (now: EpochMs) => EpochMs | null,
  clock: PageClock = pageClock,
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
