/** Waits chosen so that a loading page shows quickly and a busy one is left alone (milliseconds). */
export const WAITS = { loading: 50, quiet: 120, mostQuiet: 600 } as const;

export interface ReadSchedule {
  /** Something changed: read soon. While loading at most every 50 ms, else once the page keeps still. */
  soon(isLoading: boolean): void;
  /** One look after `ms`, unless something else asks for one before. */
  after(ms: number): void;
  /** Drops what is planned; the caller reads now. */
  clear(): void;
}

type Timers = Pick<Window, 'setTimeout' | 'clearTimeout'>;

/** Plans readings; no timer runs while nothing changes. `now` is the clock the waits are measured by. */
export function createSchedule(win: Timers, now: () => number, read: () => void): ReadSchedule {
  let timer: number | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let restlessSince: number | null = null;

  function plan(ms: number): void {
    win.clearTimeout(timer);
    dueAt = now() + ms;
    timer = win.setTimeout(() => {
      clear();
      read();
    }, ms);
  }

  function clear(): void {
    win.clearTimeout(timer);
    timer = undefined;
    dueAt = Number.POSITIVE_INFINITY;
    restlessSince = null;
  }

  return {
    clear,
    after(ms) {
      if (now() + ms < dueAt) plan(ms);
    },
    soon(isLoading) {
      if (isLoading) {
        if (now() + WAITS.loading < dueAt) plan(WAITS.loading);
        return;
      }
      restlessSince ??= now();
      plan(Math.max(0, Math.min(WAITS.quiet, restlessSince + WAITS.mostQuiet - now())));
    },
  };
}
