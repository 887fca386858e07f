import type { RecordPair } from '../../record/others';

/** Two records, by `recordKey`, that the user marked as not the same. */
export type NotSame = RecordPair;

/** Sets of records that grow together unless two of them were marked as not the same. */
export interface Groups {
  /** False when the two groups hold a marked pair, so that they stay apart. */
  join(one: number, other: number): boolean;
  root(of: number): number;
}

/**
 * Union–find over indexes, with pairs that never come into one group, not even by way of others.
 * `indexOf` gives the place of a record, or undefined for one that is not among them.
 */
export function groupsApart(
  size: number,
  notSame: readonly NotSame[],
  indexOf: (record: string) => number | undefined,
): Groups {
  const parent = Int32Array.from({ length: size }, (_, index) => index);
  const sizes = new Int32Array(size).fill(1);
  const apart = apartFrom(notSame, indexOf);
  const root = (of: number): number => {
    let at = of;
    while (at !== parent[at]) {
      const next = parent[at] ?? at;
      parent[at] = parent[next] ?? next;
      at = next;
    }
    return at;
  };
  const isApart = (a: number, b: number) => [...(apart.get(a) ?? [])].some((other) => root(other) === b);
  return {
    root,
    join(one, other) {
      let [small, large] = [root(one), root(other)];
      if (small === large) return true;
      if (isApart(small, large) || isApart(large, small)) return false;
      if ((sizes[small] ?? 0) > (sizes[large] ?? 0)) [small, large] = [large, small];
      parent[small] = large;
      sizes[large] = (sizes[large] ?? 0) + (sizes[small] ?? 0);
      const moved = apart.get(small);
      if (moved) apart.set(large, new Set([...(apart.get(large) ?? []), ...moved]));
      return true;
    },
  };
}

function apartFrom(notSame: readonly NotSame[], indexOf: (record: string) => number | undefined) {
  const apart = new Map<number, Set<number>>();
  const add = (from: number, to: number) => apart.set(from, (apart.get(from) ?? new Set()).add(to));
  for (const [one, other] of notSame) {
    const [a, b] = [indexOf(one), indexOf(other)];
    if (a === undefined || b === undefined || a === b) continue;
    add(a, b);
    add(b, a);
  }
  return apart;
}
