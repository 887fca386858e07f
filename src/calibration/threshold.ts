import { type Case, compareText, countWon, ratio, type Scored } from './case';

/** Who would be on which side of a threshold; a score equal to it reaches it. */
export interface Confusion {
  threshold: number;
  /** Won at or above, lost at or above, won below, lost below. */
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  trueNegatives: number;
}

/** The share of won cases, in percent, that reaches the suggested threshold (domain.md § 2). */
const WON_PERCENT = 80;

/**
 * Counts for every threshold that makes a difference, highest first, in one pass over the sorted
 * scores. For a threshold between two entries the higher entry counts.
 */
export function thresholdCurve(cases: readonly Scored[]): Confusion[] {
  const sorted = [...cases].sort((a, b) => b.score - a.score);
  const won = countWon(cases);
  const lost = cases.length - won;
  const curve: Confusion[] = [];
  let truePositives = 0;
  for (const [index, { outcome, score }] of sorted.entries()) {
    if (outcome) truePositives += 1;
    if (sorted[index + 1]?.score === score) continue;
    const falsePositives = index + 1 - truePositives;
    const [falseNegatives, trueNegatives] = [won - truePositives, lost - falsePositives];
    curve.push({ threshold: score, truePositives, falsePositives, falseNegatives, trueNegatives });
  }
  return curve;
}

/** The counts at any threshold, out of a curve; nobody reaches one above its first entry. */
export function confusionAt(curve: readonly Confusion[], threshold: number): Confusion {
  let low = 0;
  let high = curve.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((curve[middle]?.threshold ?? 0) >= threshold) low = middle + 1;
    else high = middle;
  }
  const reached = curve[low - 1];
  return reached ? { ...reached, threshold } : nobodyReaches(curve, threshold);
}

function nobodyReaches(curve: readonly Confusion[], threshold: number): Confusion {
  const all = curve.at(-1);
  return {
    threshold,
    truePositives: 0,
    falsePositives: 0,
    falseNegatives: all ? all.truePositives + all.falseNegatives : 0,
    trueNegatives: all ? all.falsePositives + all.trueNegatives : 0,
  };
}

/** Rates of one threshold; null where nothing reaches it, or nothing was won. */
export function ratesOf(counts: Confusion) {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  const won = truePositives + falseNegatives;
  const n = won + falsePositives + trueNegatives;
  const precision = ratio(truePositives, truePositives + falsePositives);
  const recall = ratio(truePositives, won);
  const lift = precision === null || won === 0 ? null : precision / (won / n);
  return { precision, recall, lift };
}

/**
 * The highest whole threshold that at least 80% of the won cases reach: just below, or at, the
 * score that they reach (domain.md § 2). Null when none was won.
 */
export function suggestedThreshold(cases: readonly Scored[]): number | null {
  const scores = cases.flatMap(({ outcome, score }) => (outcome ? [score] : [])).sort((a, b) => b - a);
  const reached = scores[Math.ceil((WON_PERCENT * scores.length) / 100) - 1];
  return reached === undefined ? null : Math.floor(reached);
}

/** A manager looks at some, not at all. */
const EXAMPLES = 10;

export interface Misjudged {
  count: number;
  /** The clearest ones: farthest from the threshold. */
  ids: string[];
}

/** Lost at or above the threshold, and won below it. */
export function misjudged(cases: readonly Case[], threshold: number) {
  const wrong = (isMissed: boolean): Misjudged => {
    const found = cases.filter(
      ({ outcome, score }) => outcome === isMissed && score >= threshold !== isMissed,
    );
    const farthest = [...found].sort(
      (a, b) => Math.abs(b.score - threshold) - Math.abs(a.score - threshold) || compareText(a.id, b.id),
    );
    return { count: found.length, ids: farthest.slice(0, EXAMPLES).map(({ id }) => id) };
  };
  return { falsePositives: wrong(false), falseNegatives: wrong(true) };
}
