import { DAY_MS, localDate } from '../../record/format';
import type { EpochMs } from '../../record/types';
import type { PageClock } from '../components/page-clock';
import { startOfDay } from '../components/when';

/** An assessment older than this is made anew when its tab is looked at again. */
export const OLD_AFTER_MS = 5 * 60_000;

/** A machine may sleep, and timers do not count that: look at the clock at least hourly. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Judges again what was judged too long ago, because rules count days: when the tab is shown and the
 * assessment is old or of another day, and at local midnight while it is shown. One timer, none
 * while hidden. `judgedAt`: null while nothing is shown.
 */
export function rejudgeInTime(options: {
  clock: PageClock;
  zone: string;
  judgedAt(): EpochMs | null;
  judge(): void;
}): () => void {
  const { clock, zone, judgedAt, judge } = options;
  let cancel = (): void => {};

  const isOfAnotherDay = (at: EpochMs): boolean =>
    localDate(at, { zone }) !== localDate(clock.now(), { zone });

  function look(oldAfter: number): void {
    const at = judgedAt();
    if (at !== null && (isOfAnotherDay(at) || clock.now() - at >= oldAfter)) judge();
    const wait = nextMidnight(clock.now(), zone) - clock.now();
    cancel = clock.after(Math.min(Math.max(wait, 0), LONGEST_WAIT_MS), () => look(Number.POSITIVE_INFINITY));
  }

  const stop = clock.onVisibility(() => {
    cancel();
    if (clock.isVisible()) look(OLD_AFTER_MS);
  });
  if (clock.isVisible()) look(Number.POSITIVE_INFINITY);
  return () => {
    cancel();
    stop();
  };
}

/** The first minute of tomorrow in the viewer's zone. */
function nextMidnight(now: EpochMs, zone: string): EpochMs {
  const today = localDate(now, { zone });
  const tomorrow = today && new Date(Date.parse(today) + DAY_MS).toISOString().slice(0, 10);
  return (tomorrow && startOfDay(tomorrow, { zone })) || now + DAY_MS;
}
