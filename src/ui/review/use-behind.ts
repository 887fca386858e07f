import { useMemo, useState } from 'preact/hooks';
import type { Behind } from './deals/FilterBar';
import { followMask } from './follow-rows';
import { behindOf, type KeptBehind, keysBehind } from './kept-behind';
import type { RowSet } from './row-set';

interface Counted {
  rows: RowSet;
  behind: Behind;
}

/**
 * The records behind a figure that the list is limited to, followed when it is read again. `first`: those that this
 * tab had kept. `keep` is told of them whenever they are others.
 */
export function useBehind(
  rows: RowSet,
  first: KeptBehind | null,
  keep: ((behind: KeptBehind | null) => void) | undefined,
): [Behind | null, (next: Behind | null) => void] {
  const [counted, setCounted] = useState<Counted | KeptBehind | null>(first);
  const behind = useMemo(() => counted && behindAmong(rows, counted), [rows, counted]);
  const setBehind = (next: Behind | null): void => {
    setCounted(next && { rows, behind: next });
    keep?.(next && keysBehind(rows, next));
  };
  return [behind, setBehind];
}

function behindAmong(rows: RowSet, counted: Counted | KeptBehind): Behind {
  if ('keys' in counted) return behindOf(counted, rows);
  const { behind } = counted;
  if (counted.rows === rows) return behind;
  return { ...behind, mask: followMask(counted.rows, rows, behind.mask) };
}
