import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import type { Lister } from './connect-lister';
import {
  hasHead,
  type ListAnswer,
  type ListWish,
  listHead,
  listRows,
  readsPlaces,
  readsTexts,
} from './list-rows';

/** What the table shows; always of one set of rows, which may be the one before while an answer is awaited. */
export interface Listed extends ListAnswer {
  rows: RowSet;
  /** Nothing has been listed yet. */
  isFirst: boolean;
  /** Only the first lines are in their order. */
  isHead: boolean;
}

/** What the table shows now. */
export interface ListedNow extends Listed {
  /** The answer to what is wished for is awaited. */
  isPending: boolean;
}

interface Wanted {
  rows: RowSet;
  wish: ListWish;
  places: PlacedRows | null;
}

interface Shown {
  of: Wanted;
  listed: Listed;
}

export interface ListOptions {
  placed: PlacedRows | null;
  lister: Lister | undefined;
  /** The rows are not there yet. */
  isReading?: boolean;
}

/**
 * The rows that fit, sorted and in groups. The first picture does not wait for the lister: it has the first lines, or
 * all of a few, and the others follow at once. What is wished for later takes the place of what is shown
 * when its answer is here. Without a lister everything is worked out at once.
 */
export function useListed(
  rows: RowSet,
  wish: ListWish,
  { placed, lister, isReading = false }: ListOptions,
): ListedNow {
  const { filter, order, groupBy, folded, mask } = wish;
  const places = readsPlaces(wish) ? placed : null;
  const wanted = useMemo<Wanted>(
    () => ({ rows, wish: { filter, order, groupBy, folded, mask }, places }),
    [rows, filter, order, groupBy, folded, mask, places],
  );
  const shown = useRef<Shown | null>(null);
  const hasBegun = useRef(false);
  const [, redraw] = useState(0);
  if (isReading) shown.current = { of: wanted, listed: nothing(rows) };
  else if (!hasBegun.current || shown.current === null) shown.current = firstPicture(wanted, lister);
  else if (!lister && shown.current.of !== wanted) shown.current = whole(wanted);
  hasBegun.current = !isReading;
  useLayoutEffect(() => {
    if (!lister || shown.current?.of === wanted) return;
    let isOver = false;
    const show = (next: Shown): void => {
      if (isOver) return;
      shown.current = next;
      redraw((before) => before + 1);
    };
    const ask = async (): Promise<void> => {
      const answer = await lister.list(wanted.rows, wanted.wish, wanted.places);
      if (answer)
        show({ of: wanted, listed: { ...answer, rows: wanted.rows, isFirst: false, isHead: false } });
    };
    const finish = (): void => {
      if (isOver) return;
      if (rows.size > MOST_AT_ONCE) return void ask();
      const all = whole(wanted);
      // Sorting is one task, and drawing another.
      setTimeout(() => show(all));
    };
    if (shown.current?.listed.isHead) oncePainted(finish);
    else void ask();
    return () => {
      isOver = true;
    };
  }, [wanted, lister]);
  const { of, listed } = shown.current;
  return { ...listed, isPending: isReading || of !== wanted };
}

/** So many rows the page can sort in half a long task, which is sooner than a worker that begins cold. */
const MOST_AT_ONCE = 120_000;

/** What is not all that is wanted is shown as of something else, so that the lister is asked for it. */
function firstPicture(wanted: Wanted, lister: Lister | undefined): Shown {
  const { rows, wish, places } = wanted;
  if (lister && readsTexts(wish)) return { of: { ...wanted }, listed: nothing(rows) };
  if (!lister || !hasHead(rows, wish, places)) return whole(wanted);
  return { of: { ...wanted }, listed: { ...listHead(rows, wish), rows, isFirst: false, isHead: true } };
}

const whole = (wanted: Wanted): Shown => {
  const { rows, wish, places } = wanted;
  return { of: wanted, listed: { ...listRows(rows, wish, places), rows, isFirst: false, isHead: false } };
};

/** Sorting takes a moment, and so does sending columns to the lister: the first picture does not wait for it. */
const oncePainted = (work: () => void): void => void requestAnimationFrame(() => setTimeout(work));

const nothing = (rows: RowSet): Listed => ({
  rows,
  listed: new Uint32Array(),
  lines: { lines: new Int32Array(), groups: [] },
  totals: [],
  isFirst: true,
  isHead: false,
});
