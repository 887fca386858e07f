import { useEffect, useMemo, useState } from 'preact/hooks';
import { readReviewAddress, viewAddress } from './review-address';
import type { Tab } from './review-tabs';
import type { RowSet } from './row-set';

/** What the address asks for, among the rows that are there. */
export interface Asked {
  tab: Tab;
  /** The row that is shown beside the list; null for none. */
  beside: number | null;
  /** The row that has the page to itself; `missing` when it is not stored, null when the address names none. */
  alone: number | 'missing' | null;
  /** Goes to a view, to which the browser's Back leads from the next one. */
  go(tab: Tab): void;
}

/** Follows the address, which alone says what is shown: so it can be reloaded, kept, and walked by Back and Forward. */
export function useAddress(rows: RowSet): Asked {
  const [, redraw] = useState('');
  useEffect(() => {
    const follow = (): void => redraw(location.href);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const { hash } = location;
  const { tab, record } = useMemo(() => readReviewAddress(hash), [hash]);
  const row = useMemo(() => (record ? rows.text('key').indexOf(record.key) : -1), [rows, record]);
  const found = row < 0 ? null : row;
  return {
    tab,
    beside: record?.isPage ? null : found,
    alone: record?.isPage ? (found ?? 'missing') : null,
    go(next) {
      if (next === tab && !record?.isPage) return;
      location.hash = viewAddress(next);
      // The browser tells of it later than the press that asked for it is answered.
      redraw(location.href);
    },
  };
}
