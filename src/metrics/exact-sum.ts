/** A sum that does not depend on the order of its terms. */
export interface ExactSum {
  add(value: number): void;
  value(): number;
  merge(other: ExactSum): void;
  /** Its exact value as terms that do not overlap; for merging. */
  terms(): readonly number[];
}

/**
 * Adds finite numbers without rounding until the end (Shewchuk 1997; Python's `math.fsum`), so
 * that groups add up to the whole and merged sums equal one sum over all.
 */
export function exactSum(values: Iterable<number> = []): ExactSum {
  const terms: number[] = [];
  const sum: ExactSum = {
    add: (value) => addTerm(terms, value),
    value: () => roundedTotal(terms),
    terms: () => terms,
    merge(other) {
      for (const term of other.terms()) addTerm(terms, term);
    },
  };
  for (const value of values) sum.add(value);
  return sum;
}

function addTerm(terms: number[], value: number): void {
  let rest = value;
  let kept = 0;
  for (const term of terms) {
    const [small, big] = Math.abs(rest) < Math.abs(term) ? [rest, term] : [term, rest];
    const total = big + small;
    const lost = small - (total - big);
    if (lost !== 0) terms[kept++] = lost;
    rest = total;
  }
  terms.length = kept;
  terms.push(rest);
}

/** Rounds once, half to even over all terms. */
function roundedTotal(terms: readonly number[]): number {
  let index = terms.length - 1;
  let total = terms[index] ?? 0;
  let lost = 0;
  while (index > 0 && lost === 0) {
    const before = total;
    const term = terms[--index] ?? 0;
    total = before + term;
    lost = term - (total - before);
  }
  const next = terms[index - 1] ?? 0;
  const doubled = lost * 2;
  const isHalfAndMore = index > 0 && lost !== 0 && Math.sign(next) === Math.sign(lost);
  return isHalfAndMore && total + doubled - total === doubled ? total + doubled : total;
}
