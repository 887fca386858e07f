import type { EpochMs } from '../../record/types';
import { deadlineStateAt } from '../../sla/deadline-state';
import { isLive } from '../components/countdown-view';
import type { SidebarState } from './sidebar-state';

/** Nothing is drawn for a record that is read faster than this. */
export const LOADING_DELAY_MS = 200;

const SECOND = 1000;

/**
 * The next instant at which the sidebar looks different by time alone: the next whole second
 * while a clock runs, the end of a snooze, the end of the silent part of loading. Null when time
 * changes nothing.
 */
export function nextChange(state: SidebarState, now: EpochMs): EpochMs | null {
  if (state.kind === 'loading') {
    const shownAt = state.since + LOADING_DELAY_MS;
    return shownAt > now ? shownAt : null;
  }
  if (state.kind !== 'record') return null;
  const { assessment, suppressions } = state.view;
  const isRunning = assessment.deadlines.some((deadline) => isLive(deadlineStateAt(deadline, now).state));
  if (isRunning) return (Math.floor(now / SECOND) + 1) * SECOND;
  const ends = suppressions.flatMap(({ until }) => (until !== null && until > now ? [until] : []));
  return ends.length > 0 ? Math.min(...ends) : null;
}
