import { useCallback, useEffect, useState } from 'preact/hooks';
import type { EpochMs } from '../../record/types';

/** What the background keeps a list of, and how it says that one has moved. */
export interface Reread<Item> {
  list(): Promise<Item[]>;
  watch(onMove: () => void, signal: AbortSignal): void;
}

/** Every item as it stands, read anew when one moves and each half minute, with the time of that. */
export function useReread<Item>(source: Reread<Item>, clock: () => EpochMs) {
  const [shown, show] = useState<{ items: Item[]; now: EpochMs }>({ items: [], now: clock() });
  const reload = useCallback((): void => {
    source.list().then(
      (items) => show({ items, now: clock() }),
      // A background that is being restarted answers the next time.
      () => {},
    );
  }, [source, clock]);
  useEffect(() => {
    const end = new AbortController();
    reload();
    source.watch(reload, end.signal);
    const timer = setInterval(reload, 30_000);
    return () => {
      end.abort();
      clearInterval(timer);
    };
  }, [source, reload]);
  return { ...shown, reload };
}
