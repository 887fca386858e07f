import { type KeptChanges, readChanges } from './changes/kept-changes';
import { type KeptBehind, readBehind } from './kept-behind';
import { readView, type ViewState } from './view-state';

/** Remembers something in this tab. */
export interface KeptInTab<Value> {
  keep(value: Value | null): void;
  /** Null where the tab has none of its own. */
  read(): Value | null;
}

type Area = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const MARK = 'review-view-mark';

/**
 * How the list stands in a tab, over a reload and a restart of the browser. `tab`: as `sessionStorage`, which no page
 * of another tab can empty; so what is kept there holds only as long as the mark in `device`, as `localStorage`, which
 * goes when everything is deleted. `draw` makes a new mark. An area that is full, or gone, keeps nothing.
 */
export const keptView = (tab: Area, device: Area, draw: () => string): KeptInTab<ViewState> =>
  keptInTab('review-view', { tab, device, draw }, readView);

/** The records that the list is limited to, kept like the view. */
export const keptBehind = (tab: Area, device: Area, draw: () => string): KeptInTab<KeptBehind> =>
  keptInTab('review-behind', { tab, device, draw }, readBehind);

/** What the view of changes shows, kept like the list. */
export const keptChanges = (tab: Area, device: Area, draw: () => string): KeptInTab<KeptChanges> =>
  keptInTab('review-changes', { tab, device, draw }, readChanges);

function keptInTab<Value>(
  name: string,
  { tab, device, draw }: { tab: Area; device: Area; draw: () => string },
  readValue: (stored: unknown) => Value | null,
): KeptInTab<Value> {
  return {
    keep(view) {
      quietly(() => {
        // Else the one before would stay where there is no room for this one.
        tab.removeItem(name);
        const mark = device.getItem(MARK) ?? draw();
        device.setItem(MARK, mark);
        tab.setItem(name, JSON.stringify({ mark, view }));
      });
    },
    read: () =>
      quietly(() => {
        const { mark, view } = Object(JSON.parse(tab.getItem(name) ?? 'null'));
        if (typeof mark === 'string' && mark === device.getItem(MARK)) return readValue(view);
        tab.removeItem(name);
        return null;
      }),
  };
}

function quietly<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}
