export interface Summary {
  runs: number;
  median: number;
  p95: number;
  min: number;
  max: number;
}

/** Median, 95th percentile (nearest rank) and range of some measurements, rounded to 0.1 or to so many digits. */
export function summarize(values: readonly number[], digits = 1): Summary {
  if (values.length === 0) throw new Error('Nothing was measured.');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const middle = sorted.length / 2;
  const median = Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2 : at(0.5);
  const round = (value: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
  return {
    runs: values.length,
    median: round(median),
    p95: round(at(0.95)),
    min: round(sorted[0] ?? 0),
    max: round(at(1)),
  };
}

/** Microseconds that this process had a processor: what others do on the machine counts less than by the clock. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
