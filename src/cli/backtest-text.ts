import type { Backtest } from '../calibration/backtest';
import type { SuggestedScore } from '../calibration/suggested-pack';
import type { Misjudged } from '../calibration/threshold';
import { formatNumber, plural } from '../record/format';
import type { Terminal } from './command';
import type { PastCases } from './past-cases';

/** Examples in a line; the machine form has more. */
const MOST_NAMED = 3;

/** A backtest for a person: the verdict first, then what it rests on, leaks, and what was learned. */
export function backtestText(
  result: Backtest,
  past: PastCases,
  suggestion: SuggestedScore | null,
  file: string | undefined,
  { locale }: Terminal,
): string[] {
  const share = (value: number | null) =>
    value === null ? 'unknown' : `${formatNumber(value * 100, { locale })}%`;
  const { n, positives, threshold, precision, recall, lift, suggestedThreshold, leaks, verdict } = result;
  return [
    verdict.text,
    `${plural(n, 'past record')}, ${positives} with the outcome; ${past.leftOut} left out, still open or unknown`,
    `At the threshold of ${threshold}: precision ${share(precision)}, recall ${share(recall)}, lift ${lift === null ? 'unknown' : formatNumber(lift, { locale }, 2)}`,
    ...(suggestedThreshold === null
      ? []
      : [`80% of those with the outcome reach ${formatNumber(suggestedThreshold, { locale })}.`]),
    ...wrongText(result),
    ...decilesText(result, locale),
    ...workloadText(result, locale),
    ...leaks.map(
      ({ field, level, reason }) =>
        `${level === 'leak' ? 'Leak' : 'Suspect'}: ${past.labelOf(field)}. ${reason}`,
    ),
    ...suggestionText(suggestion, file, past),
  ];
}

/** Whom the threshold gets wrong, with some to look at: the clearest ones first. */
function wrongText({ falsePositives, falseNegatives, threshold }: Backtest): string[] {
  const line = (what: string, { count, ids }: Misjudged) =>
    count === 0 ? [] : [`${what}: ${count}, such as ${ids.slice(0, MOST_NAMED).join(', ')}`];
  return [
    ...line(`Without the outcome at ${threshold} or more`, falsePositives),
    ...line(`With the outcome under ${threshold}`, falseNegatives),
  ];
}

const decilesText = ({ auc, deciles }: Backtest, locale: string): string[] =>
  auc === null
    ? []
    : [
        `Lift by tenth, best scores first: ${deciles.map(({ lift }) => (lift === null ? '?' : formatNumber(lift, { locale }, 2))).join(' · ')}`,
      ];

/** How many warnings a week would have met each rep, from the busiest on. */
function workloadText({ workload }: Backtest, locale: string): string[] {
  const met = workload.filter(({ warnings }) => warnings > 0).slice(0, MOST_NAMED);
  return met.length === 0
    ? []
    : [
        `Warnings a week, busiest reps: ${met.map(({ rep, perWeek, busiestWeek }) => `${rep} ${formatNumber(perWeek, { locale }, 1)} (at most ${busiestWeek})`).join(', ')}`,
      ];
}

function suggestionText(
  suggestion: SuggestedScore | null,
  file: string | undefined,
  past: PastCases,
): string[] {
  if (suggestion?.state !== 'suggested')
    return suggestion?.state === 'refused' ? ['', `Nothing to suggest: ${suggestion.reason}`] : [];
  return [
    '',
    `Suggested score, on records it was not learned from: ${suggestion.verdict.text}`,
    ...suggestion.parts.flatMap(({ rows, ...part }) => [
      `  ${part.label}`,
      ...rows.map(
        ({ level, n, rate, points }) =>
          `    ${points >= 0 ? '+' : '−'}${Math.abs(points)}  ${level} (${n} records, ${formatNumber(rate * 100, { locale: 'en-GB' })}%)`,
      ),
    ]),
    ...suggestion.leftOut.map(({ field, reason }) => `  Left out: ${past.labelOf(field)}. ${reason}`),
    ...negativesText(suggestion),
    `Written to ${file ?? ''}: review it, run lint, and publish it if it convinces you.`,
  ];
}

/** They were not among what the estimate judged. */
function negativesText({ scoring: { negative }, dropped }: Extract<SuggestedScore, { state: 'suggested' }>) {
  const kept = negative.map(({ label, points }) => `${label} (−${Math.abs(points)})`).join(', ');
  return [
    ...(kept === '' ? [] : [`  Kept as they are, not learned: ${kept}`]),
    ...dropped.map(({ label, reason }) => `  Not kept: ${label}. ${reason}`),
  ];
}
