import { useEffect, useState } from 'preact/hooks';
import type { EpochMs } from '../../record/types';
import type { PageClock } from '../components/page-clock';

const SECOND = 1000;

/** The time, anew at the begin of each second: one timer, and none while the page is hidden or `isIdle`. */
export function useSecond(clock: PageClock, isIdle: boolean): EpochMs {
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
  { isVisible, onVisibility }: Pick<PageClock, 'isVisible' | 'onVisibility'>,
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
