import type { Entry } from './entry';

/** What the entries say about where a record stands: one answer, so that no two suggestions contradict. */
export type Verdict =
  /** It has reached a higher stage. */
  | { says: 'up'; to: Entry }
  /** The entry of its stage does not hold; `to` is the highest stage below that it does fulfil, if that is certain. */
  | { says: 'lapsed'; own: Entry; to: Entry | null }
  /** Missing fields leave it open whether its stage, or the next, is right. */
  | { says: 'open'; entries: Entry[] }
  | { says: 'right'; own: Entry | null; next: Entry | null };

/**
 * A proven higher stage wins over everything, then an entry that is proven not to hold. While a
 * higher stage is open nothing below is suggested. `position` is −1 before the first stage.
 */
export function verdictOf(entries: readonly Entry[], position: number): Verdict {
  const above = entries.filter((entry) => entry.position > position);
  const to = above.findLast((entry) => entry.truth === true);
  if (to) return { says: 'up', to };
  const own = entries[position] ?? null;
  if (own?.truth === false) {
    const isOpenAbove = above.some((entry) => entry.truth === 'unknown');
    const below = entries.slice(0, position).findLast((entry) => entry.truth === true);
    return { says: 'lapsed', own, to: isOpenAbove ? null : (below ?? null) };
  }
  const next = above.find((entry) => entry.truth !== null) ?? null;
  const open = [own, next].filter((entry) => entry !== null).filter((entry) => entry.truth === 'unknown');
  return open.length > 0 ? { says: 'open', entries: open } : { says: 'right', own, next };
}
