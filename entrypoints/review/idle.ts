/** A page that draws nothing, or never rests, may be given no idle moment at all: wait for one no longer than this. */
const LONGEST_WAIT_MS = 300;

/** Work that nobody waits for, in the next idle moment or soon. */
export const idle = (work: IdleRequestCallback): void =>
  void requestIdleCallback(work, { timeout: LONGEST_WAIT_MS });
