import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PollView } from '../../contracts/poll-service';
import type { EpochMs } from '../../record/types';
import type { PollActions } from './poll-actions';

/** Every watch for new leads as it stands, read anew when one moves and each half minute, with the time of that. */
export function usePolls(actions: PollActions, clock: () => EpochMs) {
  const [shown, show] = useState<{ polls: PollView[]; now: EpochMs }>({ polls: [], now: clock() });
  const reload = useCallback((): void => {
    actions.list().then(
      (polls) => show({ polls, now: clock() }),
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
