import type { Feedback, FeedbackMonth } from './feedback';

/** What many browsers say of one rule, all versions and months together. */
export interface RuleFeedback {
  rule: string;
  shown: number;
  silent: number;
  parked: number;
  fixed: number;
  gone: number;
  dismissed: number;
  snoozed: number;
  /** Dismissed of a hundred shown; null while too few were shown to say. */
  unactionable: number | null;
  /** More than 30 of a hundred: it is read past, and takes the others with it. */
  isNoise: boolean;
  /** The commonest first. */
  reasons: { reason: string; count: number }[];
}

export interface MergedFeedback {
  devices: number;
  /** "2026-09" to "2026-11"; null without any. */
  months: { from: string; to: string } | null;
  /** The noisiest first, then the most shown. */
  rules: RuleFeedback[];
}

/** A share of fewer than this says nothing. */
export const FEWEST_SHOWN = 10;
/** experience.md: alert fatigue begins above 30% unactionable. */
export const NOISE_PERCENT = 30;

/**
 * Puts the files of many browsers together. A month of a browser counts once, as its newest file
 * tells it: the same files again, or in another order, give the same. Pure.
 */
export function mergeFeedback(files: readonly Feedback[]): MergedFeedback {
  const newest = new Map<string, { madeAt: string; text: string; month: FeedbackMonth }>();
  for (const { device, madeAt, months } of files)
    for (const month of months) {
      const entry = { madeAt, text: JSON.stringify(month), month };
      const key = `${device} ${month.month}`;
      const known = newest.get(key);
      if (!known || isNewer(entry, known)) newest.set(key, entry);
    }
  const months = [...newest.values()].map(({ month }) => month);
  const names = months.map(({ month }) => month).sort();
  const [from, to] = [names[0], names.at(-1)];
  return {
    devices: new Set(files.map(({ device }) => device)).size,
    months: from !== undefined && to !== undefined ? { from, to } : null,
    rules: rulesOf(months),
  };
}

/** Of two that claim one moment the text decides, so that the order of the files does not. */
const isNewer = (a: { madeAt: string; text: string }, b: { madeAt: string; text: string }): boolean =>
  a.madeAt > b.madeAt || (a.madeAt === b.madeAt && a.text > b.text);

type Sum = Omit<RuleFeedback, 'unactionable' | 'isNoise' | 'reasons'> & { reasons: Map<string, number> };

function rulesOf(months: readonly FeedbackMonth[]): RuleFeedback[] {
  const sums = new Map<string, Sum>();
  const of = (rule: string): Sum => {
    const zero = { shown: 0, silent: 0, parked: 0, fixed: 0, gone: 0, dismissed: 0, snoozed: 0 };
    const sum = sums.get(rule) ?? { rule, ...zero, reasons: new Map() };
    sums.set(rule, sum);
    return sum;
  };
  for (const { rules, marks } of months) {
    for (const { rule, shown, silent, parked, fixed, gone } of rules) {
      const sum = of(rule);
      sum.shown += shown;
      sum.silent += silent;
      sum.parked += parked;
      sum.fixed += fixed;
      sum.gone += gone;
    }
    for (const { rule, dismissed, snoozed, reasons = [] } of marks) {
      const sum = of(rule);
      sum.dismissed += dismissed;
      sum.snoozed += snoozed;
      for (const { reason, count } of reasons)
        sum.reasons.set(reason, (sum.reasons.get(reason) ?? 0) + count);
    }
  }
  return [...sums.values()]
    .map(judged)
    .sort(
      (a, b) =>
        (b.unactionable ?? -1) - (a.unactionable ?? -1) || b.shown - a.shown || (a.rule < b.rule ? -1 : 1),
    );
}

function judged({ reasons, ...sum }: Sum): RuleFeedback {
  // A dismissal of a warning from before the counts began can't be more than all.
  const share = Math.min(100, (100 * sum.dismissed) / Math.max(1, sum.shown));
  const unactionable = sum.shown < FEWEST_SHOWN ? null : share;
  return {
    ...sum,
    unactionable,
    isNoise: unactionable !== null && unactionable > NOISE_PERCENT,
    reasons: [...reasons]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}
