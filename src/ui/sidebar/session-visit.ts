import { recordKey } from '../../record/record-key';
import type { PageReading } from '../../record/types';

/** While a page is loading, its record is shown only after this long, with what is there. */
const LOADING_PATIENCE_MS = 2500;

export interface SessionVisit {
  reading(): PageReading | null;
  /** Of the record that is open; null while none is. */
  key(): string | null;
  /** Changes with each reading: work that began in another one is out of date. */
  round(): number;
  /** Takes a new reading; true when it opens another record than the one before. */
  follow(next: PageReading | null): boolean;
  /** False while the page still loads and is worth waiting for. */
  isReady(reading: PageReading): boolean;
  /** Nothing that is under way counts any more. */
  end(): void;
}

/** Which record the page shows, and by which reading. The newest reading always wins. */
export function createVisit(options: {
  later(work: () => void, ms: number): () => void;
  /** A page that still loads has been waited for long enough. */
  onPatienceOver(): void;
}): SessionVisit {
  let reading: PageReading | null = null;
  let key: string | null = null;
  let round = 0;
  let hasWaited = false;
  let cancelPatience = (): void => {};

  function beginPatience(): void {
    hasWaited = false;
    cancelPatience = options.later(() => {
      hasWaited = true;
      options.onPatienceOver();
    }, LOADING_PATIENCE_MS);
  }

  return {
    reading: () => reading,
    key: () => key,
    round: () => round,
    follow(next) {
      reading = next;
      round += 1;
      const nextKey = next && recordKey(next.identity);
      if (nextKey === key) return false;
      key = nextKey;
      cancelPatience();
      if (next) beginPatience();
      return next !== null;
    },
    isReady: ({ state }) => state !== 'loading' || hasWaited,
    end() {
      round += 1;
      cancelPatience();
    },
  };
}
