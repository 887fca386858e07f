/** Random numbers from 0 to 1 that depend on the seed only: mulberry32. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `size` different entries, or all where there are fewer: the same for one seed and one order of entries. */
export function seededSample<Entry>(entries: readonly Entry[], size: number, seed: number): Entry[] {
  const next = generator(seed);
  const rest = [...entries];
  const count = Math.min(size, rest.length);
  for (let at = 0; at < count; at += 1) {
    const from = at + Math.floor(next() * (rest.length - at));
    const [one, other] = [rest[at], rest[from]];
    if (one === undefined || other === undefined) continue;
    rest[at] = other;
    rest[from] = one;
  }
  return rest.slice(0, count);
}
