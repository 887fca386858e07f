import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import type { Lister } from './connect-lister';
import { type ListAnswer, type ListWish, listRows, readsPlaces, readsTexts } from './list-rows';

/** What the table shows; always of one set of rows, which may be the one before while an answer is awaited. */
export interface Listed extends ListAnswer {
  rows: RowSet;
  /** Nothing has been listed yet. */
  isFirst: boolean;
}

/** What the table shows now. */
export interface ListedNow extends Listed {
  /** The answer to what is wished for is awaited. */
  isPending: boolean;
}

/**
 * The rows that fit, sorted and in groups. The first picture does not wait for the lister; what is wished for after it
 * takes the place of what is shown once its answer is here. Without a lister everything is worked out at once.
 */
export function useListed(
  rows: RowSet,
  wish: ListWish,
  placed: PlacedRows | null,
  lister: Lister | undefined,
): ListedNow {
  const { filter, order, groupBy, folded, mask } = wish;
  const places = readsPlaces(wish) ? placed : null;
  const wanted = useMemo(
    () => ({ rows, wish: { filter, order, groupBy, folded, mask }, places }),
    [rows, filter, order, groupBy, folded, mask, places],
  );
  const shown = useRef<{ of: typeof wanted; listed: Listed } | null>(null);
  const [, redraw] = useState(0);
  const isWaiting = shown.current === null && lister !== undefined && readsTexts(wish);
  if (isWaiting) shown.current = { of: { ...wanted }, listed: nothing(rows) };
  else if (shown.current === null || (!lister && shown.current.of !== wanted))
    shown.current = { of: wanted, listed: listedNow(wanted) };
  useLayoutEffect(() => {
    if (!lister || shown.current?.of === wanted) return;
    let isOver = false;
    void lister.list(wanted.rows, wanted.wish, wanted.places).then((answer) => {
      if (isOver || !answer) return;
      shown.current = { of: wanted, listed: { ...answer, rows: wanted.rows, isFirst: false } };
      redraw((before) => before + 1);
    });
    return () => {
      isOver = true;
    };
  }, [wanted, lister]);
  const { of, listed } = shown.current;
  return { ...listed, isPending: of !== wanted };
}

function listedNow({
  rows,
  wish,
  places,
}: {
  rows: RowSet;
  wish: ListWish;
  places: PlacedRows | null;
}): Listed {
  return { ...listRows(rows, wish, places), rows, isFirst: false };
}

const nothing = (rows: RowSet): Listed => ({
  rows,
  listed: new Uint32Array(),
  lines: { lines: new Int32Array(), groups: [] },
  totals: [],
  isFirst: true,
});
