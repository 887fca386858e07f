const Z_95 = 1.96;

/** Wilson's 95% interval of a share of `hits` among `n`; 0 to 1 when n is 0. */
export function shareInterval(hits: number, n: number): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const z2 = Z_95 ** 2;
  const center = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z_95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { low: Math.max(0, center - half), high: Math.min(1, center + half) };
}
