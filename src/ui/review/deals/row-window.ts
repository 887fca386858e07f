export const ROW_HEIGHT = 32;
export const HEAD_HEIGHT = 32;
const SPARE_ROWS = 8;

export interface RowWindow {
  /** First and one past the last row to draw, with spare ones around. */
  from: number;
  to: number;
  /** First and one past the last row in sight. */
  firstSeen: number;
  lastSeen: number;
}

/** Which rows of fixed height to draw for a scroll position and a height of the view in pixels. */
export function rowWindow(scrollTop: number, height: number, count: number): RowWindow {
  const firstSeen = Math.min(Math.max(0, Math.floor(scrollTop / ROW_HEIGHT)), Math.max(0, count - 1));
  const seen = rowsInSight(height);
  const lastSeen = Math.min(count, firstSeen + seen);
  return {
    from: Math.max(0, firstSeen - SPARE_ROWS),
    to: Math.min(count, lastSeen + SPARE_ROWS),
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
