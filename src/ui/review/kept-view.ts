import { readView, type ViewState } from './view-state';

/** Remembers how the list stands in this tab. */
export interface KeptView {
  keep(view: ViewState): void;
  /** Null where the tab has none of its own. */
  read(): ViewState | null;
}

type Area = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const VIEW = 'review-view';
const MARK = 'review-view-mark';

/**
 * How the list stands in a tab, over a reload and a restart of the browser. `tab`: as `sessionStorage`, which no page
 * of another tab can empty; so what is kept there holds only as long as the mark in `device`, as `localStorage`, which
 * goes when everything is deleted. `draw` makes a new mark. An area that is full, or gone, keeps nothing.
 */
export function keptView(tab: Area, device: Area, draw: () => string): KeptView {
  return {
    keep(view) {
      quietly(() => {
        const mark = device.getItem(MARK) ?? draw();
        device.setItem(MARK, mark);
        tab.setItem(VIEW, JSON.stringify({ mark, view }));
      });
    },
    read: () =>
      quietly(() => {
        const { mark, view } = Object(JSON.parse(tab.getItem(VIEW) ?? 'null'));
        if (typeof mark === 'string' && mark === device.getItem(MARK)) return readView(view);
        tab.removeItem(VIEW);
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
