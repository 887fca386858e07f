import type { Shape } from './levels';

/** The weight of a band and the rows it rests on. */
interface Weighted {
  value: number;
  rows: number;
}

/**
 * The values nearest to those given (least squares by rows) that only rise, only fall, or rise to
 * one peak and then fall. Free values stay as they are.
 */
export function shaped(bands: readonly Weighted[], shape: Shape): number[] {
  switch (shape) {
    case 'free':
      return bands.map(({ value }) => value);
    case 'rising':
      return rising(bands);
    case 'falling':
      return falling(bands);
    case 'single-peaked':
      return singlePeaked(bands);
  }
}

/** Pools neighbours that run the wrong way until none is left. */
function rising(bands: readonly Weighted[]): number[] {
  const pools: (Weighted & { bands: number })[] = [];
  for (const band of bands) {
    let pool = { ...band, bands: 1 };
    for (let last = pools.at(-1); last && last.value > pool.value; last = pools.at(-1)) {
      const rows = last.rows + pool.rows;
      const value = (last.value * last.rows + pool.value * pool.rows) / (rows || 1);
      pool = { value, rows, bands: last.bands + pool.bands };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ value, bands: count }) => Array.from({ length: count }, () => value));
}

const falling = (bands: readonly Weighted[]): number[] => rising([...bands].reverse()).reverse();

function singlePeaked(bands: readonly Weighted[]): number[] {
  const tries = bands.map((_, peak) => [...rising(bands.slice(0, peak)), ...falling(bands.slice(peak))]);
  const valid = tries.filter(hasOnePeak);
  const error = (values: readonly number[]) =>
    values.reduce((sum, value, i) => sum + (bands[i]?.rows ?? 0) * (value - (bands[i]?.value ?? 0)) ** 2, 0);
  const best = valid.reduce<number[] | null>((a, b) => (a && error(a) <= error(b) ? a : b), null);
  return best ?? rising(bands);
}

function hasOnePeak(values: readonly number[]): boolean {
  const peak = values.indexOf(Math.max(...values));
  return values.every((value, index) => {
    const next = values[index + 1] ?? value;
    return index < peak ? next >= value : next <= value;
  });
}
