export const ROW_HEIGHT = 32;
export const HEAD_HEIGHT = 32;
export const SPARE_ROWS = 8;
/** Firefox lets nothing stick further down than about 8.9 million pixels, some 279,000 rows. */
const STICKS_UP_TO = 8_900_000;

export interface RowWindow {
  /** First and one past the last row to draw, with spare ones around. */
  from: number;
  to: number;
  /** First and one past the last row in sight. */
  firstSeen: number;
  lastSeen: number;
}

/** Which rows of fixed height to draw for a scroll position and a height of the view in pixels, with spare ones around. */
export function rowWindow(
  scrollTop: number,
  height: number,
  count: number,
  spare: number = SPARE_ROWS,
): RowWindow {
  const firstSeen = Math.min(Math.max(0, Math.floor(scrollTop / ROW_HEIGHT)), Math.max(0, count - 1));
  const seen = rowsInSight(height);
  const lastSeen = Math.min(count, firstSeen + seen);
  return {
    from: Math.max(0, firstSeen - spare),
    to: Math.min(count, lastSeen + spare),
    firstSeen,
    lastSeen,
  };
}

export const rowsInSight = (height: number): number =>
  Math.max(1, Math.ceil((height - HEAD_HEIGHT) / ROW_HEIGHT));

/** The scroll position that brings a row into sight with the least movement. */
export function scrollToRow(index: number, scrollTop: number, height: number): number {
  const top = index * ROW_HEIGHT;
  const lowest = top + ROW_HEIGHT + HEAD_HEIGHT - height;
  return Math.max(0, Math.min(top, Math.max(lowest, scrollTop)));
}

/** Whether a line is wholly in sight, below the head. */
export const isInSight = (line: number, scrollTop: number, height: number): boolean =>
  scrollToRow(line, scrollTop, height) === scrollTop;

/** The line that is wholly in sight, or the one nearest to it that is. */
export function lineInSight(line: number, scrollTop: number, height: number): number {
  const first = Math.ceil(scrollTop / ROW_HEIGHT);
  const last = Math.floor((scrollTop + height - HEAD_HEIGHT) / ROW_HEIGHT) - 1;
  return Math.max(first, Math.min(last, line));
}

/** How far the head of the table has to be moved because it does not stick any more, in pixels; null while it does. */
export const headShift = (scrollTop: number): number | null => (scrollTop > STICKS_UP_TO ? scrollTop : null);
