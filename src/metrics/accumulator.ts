/** Anything that can take in another of its own kind. */
export interface Part {
  merge(other: Part): void;
}

/**
 * Counts one item at a time and answers at any moment. The result depends neither on the order of
 * the items nor on how they were split between accumulators that are merged.
 */
export interface Accumulator<Item, Result> extends Part {
  add(item: Item): void;
  /** Takes in all that another one of the same making has counted; that one stays as it is. */
  merge(other: Accumulator<Item, Result>): void;
  result(): Result;
  readonly parts: Readonly<Record<string, Part>>;
}

/** An accumulator over named parts; merging merges each part with its namesake. */
export function accumulator<Item, Result>(
  parts: Readonly<Record<string, Part>>,
  add: (item: Item) => void,
  result: () => Result,
): Accumulator<Item, Result> {
  return {
    parts,
    add,
    result,
    merge(other) {
      for (const [name, part] of Object.entries(parts)) {
        const theirs = other.parts[name];
        if (theirs) part.merge(theirs);
      }
    },
  };
}

/** The result over a plain list. */
export function measure<Item, Result>(items: Iterable<Item>, by: Accumulator<Item, Result>): Result {
  for (const item of items) by.add(item);
  return by.result();
}

/** One part per key, made when first asked for. `null` is the key of what has none. */
export interface Keyed<Value extends Part> extends Part {
  at(key: string | null): Value;
  /** In the order of the keys; the one without a key comes last. */
  entries(): [key: string | null, value: Value][];
  merge(other: Keyed<Value>): void;
}

export function keyed<Value extends Part>(make: () => Value): Keyed<Value> {
  const values = new Map<string | null, Value>();
  const at = (key: string | null): Value => {
    const known = values.get(key);
    if (known) return known;
    const made = make();
    values.set(key, made);
    return made;
  };
  return {
    at,
    entries: () => [...values].sort(([a], [b]) => compareKeys(a, b)),
    merge(other) {
      for (const [key, value] of other.entries()) at(key).merge(value);
    },
  };
}

function compareKeys(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}

/** How often each word was counted: outcomes, or reasons to leave something out. */
export interface Tally extends Part {
  count(word: string, times?: number): void;
  of(word: string): number;
  rows(): { reason: string; count: number }[];
  merge(other: Tally): void;
}

export function tally(): Tally {
  const counts = new Map<string, number>();
  const bag: Tally = {
    count: (word, times = 1) => void counts.set(word, (counts.get(word) ?? 0) + times),
    of: (word) => counts.get(word) ?? 0,
    rows: () =>
      [...counts]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => compareKeys(a.reason, b.reason)),
    merge(other) {
      for (const { reason, count } of other.rows()) bag.count(reason, count);
    },
  };
  return bag;
}
