import type { EpochMs } from '../../record/types';

/** The wall clock with its timer, and whether anybody sees the page. */
export interface PageClock {
  now(): EpochMs;
  /** Runs `work` after `ms`; returns what cancels it. */
  after(ms: number, work: () => void): () => void;
  isVisible(): boolean;
  /** Calls `work` whenever the page is shown or hidden; returns what ends that. */
  onVisibility(work: () => void): () => void;
}

export const pageClock: PageClock = {
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
