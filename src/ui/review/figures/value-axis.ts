import { nice, ticks } from 'd3-array';

/** A line of values from 0 to a round number above all of them, as wide as its chart. */
export interface ValueAxis {
  /** Where it is marked, from 0 on. */
  ticks: readonly number[];
  /** Distance from the left edge in per cent; what is below 0 stands at 0. */
  place(value: number): number;
}

/** `marks`: about how many. Without any value above 0 all stand at 0. */
export function valueAxis(values: readonly (number | null | undefined)[], marks: number): ValueAxis {
  const largest = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  if (largest === 0) return { ticks: [0], place: () => 0 };
  const [, end] = nice(0, largest, marks);
  return {
    ticks: ticks(0, end, marks),
    place: (value) => Math.round((Math.max(0, value) / end) * 10_000) / 100,
  };
}
