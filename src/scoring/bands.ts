interface Judged {
  signal: { group: string | null; dimension: string };
  outcome: 'hit' | 'miss' | 'unknown';
  points: number;
  low: number;
  high: number;
}

/**
 * Of signals that share a group only one counts: the hit furthest from 0, the first of equals. The
 * other hits become misses, so overlapping bands never add up; what is unknown in a group can at
 * most take its place.
 */
export function bestOfBands<T extends Judged>(all: readonly T[]): T[] {
  const bands = new Map<string, T[]>();
  for (const one of all) {
    const { group, dimension } = one.signal;
    if (group === null) continue;
    const key = `${dimension} ${group}`;
    bands.set(key, [...(bands.get(key) ?? []), one]);
  }
  if (bands.size === 0) return [...all];
  const settled = new Map([...bands.values()].flatMap(settle));
  return all.map((one) => settled.get(one) ?? one);
}

/** The lowest and the highest possible of a group go to one of its members, so that sums are right. */
function settle<T extends Judged>(band: readonly T[]): [T, T][] {
  const best = furthest(band.filter(({ outcome }) => outcome === 'hit'));
  const carrier = best ?? band.find(({ outcome }) => outcome === 'unknown') ?? band[0];
  const sure = best?.points ?? 0;
  const further = band
    .flatMap((one) => (one.outcome === 'unknown' ? [one.low, one.high] : []))
    .filter((points) => Math.abs(points) > Math.abs(sure));
  const [low, high] = [Math.min(sure, ...further), Math.max(sure, ...further)];
  return band.map((one): [T, T] => {
    if (one === carrier) return [one, { ...one, low, high }];
    const outcome = one.outcome === 'hit' ? 'miss' : one.outcome;
    return [one, { ...one, outcome, points: 0, low: 0, high: 0 }];
  });
}

function furthest<T extends Judged>(hits: readonly T[]): T | undefined {
  let best = hits[0];
  for (const hit of hits) if (best && Math.abs(hit.points) > Math.abs(best.points)) best = hit;
  return best;
}
