/** The name most like a given one, when it is alike enough to be a slip of the pen; else null. */
export function closest(name: string, names: readonly string[]): string | null {
  const wanted = folded(name);
  let best: { name: string; distance: number } | null = null;
  for (const candidate of names) {
    const distance = editDistance(wanted, folded(candidate));
    if (distance > Math.max(2, wanted.length / 3)) continue;
    if (!best || distance < best.distance) best = { name: candidate, distance };
  }
  return best?.name ?? null;
}

const folded = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_.-]+/g, '')
    .slice(0, 100);

/** Insertions, deletions and replacements that turn one text into the other. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
