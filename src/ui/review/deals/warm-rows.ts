import type { RowSet } from '../row-set';
import { lowerTexts } from './filter';
import { warmOrders } from './order';

/** Left of an idle moment, so that the next frame is in time; as `requestIdleCallback` gives it. */
export type Idle = (work: (left: { timeRemaining(): number }) => void) => void;

/** A step of the work takes less; what remains of the moment belongs to the page. */
const SPARE_MS = 8;

/**
 * Works out in idle moments what the first sort by name and the first search would make somebody wait for.
 * Whoever sorts meanwhile waits for the rest only.
 */
export function warmRows(rows: RowSet, idle: Idle, signal: AbortSignal): void {
  idle((left) => {
    if (signal.aborted) return;
    lowerTexts(rows);
    let isMore = true;
    while (isMore && left.timeRemaining() > SPARE_MS) isMore = warmOrders(rows);
    if (isMore) warmRows(rows, idle, signal);
  });
}
