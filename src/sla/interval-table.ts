import { DAY_MS } from '../record/format';
import type { EpochMs } from '../record/types';
import type { HoursOfDay } from './calendar-hours';
import type { EvenStretch } from './zone-offsets';

/** From and to; the end is not part of it. */
export type Span = readonly [from: EpochMs, to: EpochMs];

/** The open hours of a calendar between two instants, ready for arithmetic in nanoseconds. */
export interface IntervalTable {
  from: EpochMs;
  to: EpochMs;
  /** Open milliseconds from the table's start; `at` lies inside the table. */
  openUntil(at: EpochMs): number;
  /** The earliest instant with so much open time after `at`; null when it lies past the table. */
  add(at: EpochMs, ms: number): EpochMs | null;
  /** The latest instant with so much open time up to `at`; null when it lies before the table. */
  subtract(at: EpochMs, ms: number): EpochMs | null;
  /** The open stretches between two instants of the table. */
  spans(from: EpochMs, to: EpochMs): Span[];
}

/**
 * An instant is open when the wall clock of the zone shows a time inside a shift of the date it
 * shows. So wall times inside a gap never count, and a repeated hour counts twice, as it is worked
 * twice. `stretches` follow each other without holes.
 */
export function intervalTable(stretches: readonly EvenStretch[], hours: HoursOfDay): IntervalTable {
  const from = stretches[0]?.from ?? 0;
  const to = stretches.at(-1)?.to ?? from;
  return lookups(from, to, openSpans(stretches, hours));
}

/** The open stretches, oldest first; those that touch are one. */
function openSpans(stretches: readonly EvenStretch[], hours: HoursOfDay): Span[] {
  const spans: [EpochMs, EpochMs][] = [];
  for (const stretch of stretches) {
    const first = Math.floor((stretch.from + stretch.offset) / DAY_MS);
    const last = Math.floor((stretch.to - 1 + stretch.offset) / DAY_MS);
    for (let day = first; day <= last; day++)
      for (const [start, end] of openSpansOfDay(day, stretch, hours)) {
        const before = spans.at(-1);
        if (before && before[1] === start) before[1] = end;
        else spans.push([start, end]);
      }
  }
  return spans;
}

/** What of a calendar day's hours lies inside one even stretch. */
export function openSpansOfDay(day: number, { from, to, offset }: EvenStretch, hours: HoursOfDay): Span[] {
  const midnight = day * DAY_MS - offset;
  return hours(day).flatMap(([start, end]): Span[] => {
    const span: Span = [Math.max(from, midnight + start), Math.min(to, midnight + end)];
    return span[0] < span[1] ? [span] : [];
  });
}

function lookups(from: EpochMs, to: EpochMs, spans: readonly Span[]): IntervalTable {
  const count = spans.length;
  const starts = Float64Array.from(spans, ([start]) => start);
  const ends = Float64Array.from(spans, ([, end]) => end);
  const before = openBefore(spans);
  const firstOfDay = firstEndAfterEachDay(from, to, ends);
  // Typed arrays never hold undefined inside their bounds, which the callers keep.
  const get = (list: Float64Array | Int32Array, index: number): number => list[index] ?? 0;

  /** Index of the first stretch that ends after `at`; `count` when there is none. */
  const indexAt = (at: EpochMs): number => {
    let index = get(firstOfDay, Math.floor((at - from) / DAY_MS));
    while (index < count && get(ends, index) <= at) index++;
    return index;
  };
  const openAt = (at: EpochMs, index: number): number =>
    get(before, index) + (index < count ? Math.max(0, at - get(starts, index)) : 0);

  return {
    from,
    to,
    openUntil: (at) => openAt(at, indexAt(at)),
    add(at, ms) {
      if (ms <= 0) return at;
      const index = indexAt(at);
      const wanted = openAt(at, index) + ms;
      if (wanted > get(before, count)) return null;
      const reached = firstReaching(before, wanted, index);
      return get(starts, reached) + (wanted - get(before, reached));
    },
    subtract(at, ms) {
      if (ms <= 0) return at;
      const wanted = openAt(at, indexAt(at)) - ms;
      if (wanted < 0) return null;
      const reached = firstReaching(before, wanted + 1, 0);
      return get(starts, reached) + (wanted - get(before, reached));
    },
    spans(first, last) {
      const found: Span[] = [];
      for (let index = indexAt(first); index < count && get(starts, index) < last; index++)
        found.push([Math.max(first, get(starts, index)), Math.min(last, get(ends, index))]);
      return found;
    },
  };
}

/** Open milliseconds before each stretch, and after the last one. */
function openBefore(spans: readonly Span[]): Float64Array {
  const before = new Float64Array(spans.length + 1);
  let total = 0;
  for (const [index, [start, end]] of spans.entries()) {
    total += end - start;
    before[index + 1] = total;
  }
  return before;
}

/** For each 24 hours of the table, the first stretch that ends after their begin: no search from far away. */
function firstEndAfterEachDay(from: EpochMs, to: EpochMs, ends: Float64Array): Int32Array {
  const first = new Int32Array(Math.floor((to - from) / DAY_MS) + 1);
  let index = 0;
  for (let day = 0; day < first.length; day++) {
    while (index < ends.length && (ends[index] ?? 0) <= from + day * DAY_MS) index++;
    first[day] = index;
  }
  return first;
}

/** The stretch in which the running total reaches `wanted`: ever wider steps, then halving. */
function firstReaching(before: Float64Array, wanted: number, from: number): number {
  let step = 1;
  let low = from;
  const end = before.length - 1;
  while (low + step < end && (before[low + step] ?? 0) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, end);
  while (high - low > 1) {
    const half = (low + high) >> 1;
    if ((before[half] ?? 0) < wanted) low = half;
    else high = half;
  }
  return low;
}
