import { useCallback, useEffect, useState } from 'preact/hooks';
import type { SyncState } from '../../record/sync';
import type { EpochMs } from '../../record/types';
import type { SyncActions } from './sync-actions';

/** Every sync as it stands, read anew when one moves and each half minute, with the time of that. */
export function useSyncs(actions: SyncActions, clock: () => EpochMs) {
  const [shown, show] = useState<{ states: SyncState[]; now: EpochMs }>({ states: [], now: clock() });
  const reload = useCallback((): void => {
    actions.list().then(
      (states) => show({ states, now: clock() }),
      // A background that is being restarted answers the next time.
      () => {},
    );
  }, [actions, clock]);
  useEffect(() => {
    const end = new AbortController();
    reload();
    actions.watch(reload, end.signal);
    const timer = setInterval(reload, 30_000);
    return () => {
      end.abort();
      clearInterval(timer);
    };
  }, [actions, reload]);
  return { ...shown, reload };
}
