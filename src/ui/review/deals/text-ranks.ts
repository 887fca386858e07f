/** Texts sorted at once; some milliseconds of comparing. */
const BLOCK = 1024;

/** Work in steps between which a page can answer. */
export interface Steps<Value> {
  /** One more step; false when there is none left. */
  step(): boolean;
  /** The answer, with all that is left of the work done now. */
  value(): Value;
}

/**
 * The place of each text in the order of the alphabet; NaN for none. 100,000 names by a collator take half a second,
 * so they are sorted in blocks that are merged. Texts that the collator takes for equal get the same rank.
 */
export const textRanks = (
  texts: readonly (string | null)[],
  compare: (a: string, b: string) => number,
): Steps<Float64Array> => stepsOf(rankSteps(texts, compare));

function stepsOf<Value>(work: Generator<void, Value>): Steps<Value> {
  let answer: { value: Value } | null = null;
  const step = (): boolean => {
    if (answer) return false;
    const next = work.next();
    if (next.done) answer = { value: next.value };
    return !next.done;
  };
  return {
    step,
    value() {
      while (!answer) step();
      return answer.value;
    },
  };
}

function* rankSteps(
  texts: readonly (string | null)[],
  compare: (a: string, b: string) => number,
): Generator<void, Float64Array> {
  const distinct = [...new Set(texts)].filter((text) => text !== null);
  yield;
  const rank = new Map<string, number>();
  let place = -1;
  let last: string | null = null;
  for (const text of yield* sorted(distinct, compare)) {
    if (last === null || compare(last, text) !== 0) place += 1;
    last = text;
    rank.set(text, place);
    if (rank.size % BLOCK === 0) yield;
  }
  return Float64Array.from(texts, (text) => (text === null ? Number.NaN : (rank.get(text) ?? Number.NaN)));
}

function* sorted(
  texts: readonly string[],
  compare: (a: string, b: string) => number,
): Generator<void, string[]> {
  let runs: string[][] = [];
  for (let from = 0; from < texts.length; from += BLOCK) {
    runs.push(texts.slice(from, from + BLOCK).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: string[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged(
  a: readonly string[],
  b: readonly string[],
  compare: (a: string, b: string) => number,
): Generator<void, string[]> {
  const all: string[] = [];
  let [first, second] = [0, 0];
  while (first < a.length || second < b.length) {
    const [one, other] = [a[first], b[second]];
    const isFirst = other === undefined || (one !== undefined && compare(one, other) <= 0);
    all.push((isFirst ? one : other) ?? '');
    if (isFirst) first += 1;
    else second += 1;
    if (all.length % BLOCK === 0) yield;
  }
  return all;
}
