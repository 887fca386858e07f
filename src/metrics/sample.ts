import { exactSum } from './exact-sum';

/** A bag of numbers: 8 bytes each, so that a million rows stay small. */
export interface Sample {
  readonly size: number;
  push(value: number): void;
  /** As they came; not to be changed. */
  values(): Float64Array;
  /** Smallest first; sorted once and kept until the next push. Not to be changed. */
  sorted(): Float64Array;
  merge(other: Sample): void;
}

const FIRST_CAPACITY = 8;

export function sample(): Sample {
  let store = new Float64Array(FIRST_CAPACITY);
  let size = 0;
  let inOrder: Float64Array | null = null;
  const bag: Sample = {
    get size() {
      return size;
    },
    push(value) {
      if (size === store.length) {
        const larger = new Float64Array(size * 2);
        larger.set(store);
        store = larger;
      }
      store[size++] = value;
      inOrder = null;
    },
    values: () => store.subarray(0, size),
    sorted() {
      inOrder ??= store.slice(0, size).sort();
      return inOrder;
    },
    merge(other) {
      for (const value of other.values().slice()) bag.push(value);
    },
  };
  return bag;
}

/** One sample of all; its parts stay as they are. */
export function joined(...samples: readonly Sample[]): Sample {
  const all = sample();
  for (const part of samples) all.merge(part);
  return all;
}

/** Figures of a sample, each null when it is empty. */
export const total = ({ values }: Sample): number => exactSum(values()).value();
export const mean = (of: Sample): number | null => (of.size === 0 ? null : total(of) / of.size);
export const median = (of: Sample): number | null => quantile(of, 0.5);
export const smallest = (of: Sample): number | null => of.sorted()[0] ?? null;
export const largest = (of: Sample): number | null => of.sorted().at(-1) ?? null;
export const countAbove = (of: Sample, limit: number): number =>
  of.values().reduce((count, value) => count + Number(value > limit), 0);

/**
 * The value below which a share of the sample lies, with linear interpolation between the two
 * nearest ranks (numpy's default), so that the median is the mean of the middle two.
 */
export function quantile(of: Sample, share: number): number | null {
  const sorted = of.sorted();
  const rank = (sorted.length - 1) * share;
  const low = sorted[Math.floor(rank)];
  const high = sorted[Math.ceil(rank)];
  if (low === undefined || high === undefined) return null;
  return low + (high - low) * (rank - Math.floor(rank));
}
