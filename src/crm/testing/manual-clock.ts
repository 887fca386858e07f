export interface ManualClock {
  now(): number;
  /** How many timers are waiting. */
  waiting(): number;
  /** Moves time on, firing what is due in order. */
  advance(ms: number): void;
  setTimeout(work: () => void, ms: number): number;
  clearTimeout(timer: number | undefined): void;
}

/** Time that only a test moves. */
export function manualClock(start: number): ManualClock {
  let time = start;
  let last = 0;
  const timers = new Map<number, { at: number; work: () => void }>();
  return {
    now: () => time,
    waiting: () => timers.size,
    setTimeout(work, ms) {
      last += 1;
      timers.set(last, { at: time + ms, work });
      return last;
    },
    clearTimeout(timer) {
      if (timer !== undefined) timers.delete(timer);
    },
    advance(ms) {
      const end = time + ms;
      for (;;) {
        const [next] = [...timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at);
        if (!next) break;
        timers.delete(next[0]);
        time = next[1].at;
        next[1].work();
      }
      time = end;
    },
  };
}
