import type { RowSet } from '../row-set';
import { lowerTexts } from './filter';
import { warmOrders } from './sort-keys';

/** Left of an idle moment, so that what comes next is in time; as `requestIdleCallback` gives it. */
export type Idle = (work: (left: { timeRemaining(): number }) => void) => void;

/** A step of the work takes less; what remains of the moment belongs to others. */
const SPARE_MS = 8;

/** Takes steps in idle moments until `step` says that there is none left. */
export function inIdleMoments(step: () => boolean, idle: Idle, signal: AbortSignal): void {
  idle((left) => {
    let isMore = !signal.aborted;
    while (isMore && left.timeRemaining() > SPARE_MS) isMore = step();
    if (isMore) inIdleMoments(step, idle, signal);
  });
}

/**
 * Works out in idle moments what the first sort by name and the first search would make somebody wait for.
 * Whoever sorts meanwhile waits for the rest only.
 */
export function warmRows(rows: RowSet, idle: Idle, signal: AbortSignal): void {
  const step = (): boolean => {
    lowerTexts(rows);
    return warmOrders(rows);
  };
  inIdleMoments(step, idle, signal);
}
