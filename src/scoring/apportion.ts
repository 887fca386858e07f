/**
 * Splits into whole units by the largest remainder: each share is `numerator / denominator`
 * points, a point has `units` units, and the results add up to `total` (left out: the sum of all
 * shares, cut). Equal remainders go to the earlier share. Shares may be negative. Exact as long
 * as numerator × units stays below 2^53.
 */
export function apportion(
  numerators: readonly number[],
  denominator: number,
  units: number,
  total = wholeUnits(sum(numerators), denominator, units),
): number[] {
  const shares = numerators.map((numerator) => wholeUnits(numerator, denominator, units));
  const spare = total - sum(shares);
  const byRemainder = numerators
    .map((numerator, index) => ({ index, remainder: remainderOf(numerator * units, denominator) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, spare)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

/** Always 0 to denominator − 1, for negative numerators too. */
function remainderOf(numerator: number, denominator: number): number {
  const remainder = numerator % denominator;
  return remainder < 0 ? remainder + denominator : remainder;
}

/** Cut towards minus infinity, without the rounding of a division. */
export function wholeUnits(numerator: number, denominator: number, units: number): number {
  const scaled = numerator * units;
  return (scaled - remainderOf(scaled, denominator)) / denominator || 0;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
