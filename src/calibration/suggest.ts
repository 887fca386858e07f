import type { PackField } from '../pack-parts/fields';
import type { PackScoring } from '../pack-parts/scoring';
import { byId, type Case, countWon } from './case';
import { type Estimate, estimateOn, type LongWork } from './estimate';
import { foldSplits, type Split, timeSplit } from './folds';
import { learn, pointsOf } from './learn';
import type { SuggestField } from './levels';
import { fieldEntries, type PartTable, partsOf, scoringPart, tableOf } from './scoring-part';
import { suggestedThreshold } from './threshold';
import { type LeftOut, usableFields } from './usable-fields';
import { type Verdict, verdictOf } from './verdict';

export interface SuggestOptions extends LongWork {
  appliesTo: PackScoring['appliesTo'];
  /** `folds`: five parts by id · `time`: learn from the oldest 70%, judge by the newest 30%. */
  split?: 'folds' | 'time';
  /** Suspect fields to use all the same. Leaks are never used. */
  allowSuspects?: readonly string[];
  /** On the 100-point scale; 0 when left out, because past outcomes teach no minimum. */
  fitMinimum?: number;
  engagementMinimum?: number;
}

export type Suggestion =
  | {
      state: 'suggested';
      scoring: PackScoring;
      /** Entries for the pack's field map; add where each CRM keeps them. */
      fields: Record<string, PackField>;
      parts: PartTable[];
      leftOut: LeftOut[];
      estimate: Estimate;
      verdict: Verdict;
    }
  | {
      state: 'refused';
      reason: string;
      leftOut: LeftOut[];
      estimate: Estimate | null;
      verdict: Verdict | null;
    }
  | { state: 'stopped' };

/** Fewer cases, or fewer on one side, teach chance. */
const FEWEST_TO_LEARN = 100;
const FEWEST_PER_SIDE = 20;

/**
 * Learns readable whole points from past cases (domain.md § 2, calibration). It applies nothing.
 * Refuses with a reason when there are too few cases, or no lift on unseen ones. Deterministic,
 * whatever the order of the cases; `score` of the cases is not used.
 */
export async function suggest(
  cases: readonly Case[],
  fields: readonly SuggestField[],
  options: SuggestOptions,
): Promise<Suggestion> {
  const ordered = byId(cases);
  const tooFew = whyTooFew(ordered);
  if (tooFew !== null) return refused(tooFew, []);
  const { usable, leftOut } = usableFields(ordered, fields, options.allowSuspects ?? []);
  if (usable.length === 0)
    return refused('No field is left to learn from. See why each was left out.', leftOut);
  const splits = splitsOf(ordered, options);
  if (typeof splits === 'string') return refused(splits, leftOut);

  const estimate = await estimateOn(splits, usable, options);
  if (estimate === null) return { state: 'stopped' };
  const verdict = verdictOf(estimate.integer);
  if (verdict.kind === 'unknown' || verdict.kind === 'no-lift' || verdict.kind === 'reversed')
    return { state: 'refused', reason: verdict.text, leftOut, estimate, verdict };
  const suggestion = assembled(ordered, usable, options);
  if (suggestion === null) return { state: 'refused', reason: TOO_MANY_SIGNALS, leftOut, estimate, verdict };
  options.onProgress?.(1);
  return { ...suggestion, leftOut: [...leftOut, ...suggestion.leftOut], estimate, verdict };
}

const TOO_MANY_SIGNALS = 'It would take more than 50 signals. Choose fewer fields.';

const refused = (reason: string, leftOut: LeftOut[]): Suggestion => ({
  state: 'refused',
  reason,
  leftOut,
  estimate: null,
  verdict: null,
});

function whyTooFew(cases: readonly Case[]): string | null {
  const won = countWon(cases);
  const lost = cases.length - won;
  if (cases.length >= FEWEST_TO_LEARN && won >= FEWEST_PER_SIDE && lost >= FEWEST_PER_SIDE) return null;
  return `There are ${cases.length} cases, ${won} won and ${lost} lost; it takes ${FEWEST_TO_LEARN}, with ${FEWEST_PER_SIDE} of each. Add closed records.`;
}

function splitsOf(cases: readonly Case[], { split }: SuggestOptions): Split<Case>[] | string {
  if (split !== 'time') return foldSplits(cases);
  const byTime = timeSplit(cases);
  if (!byTime) return 'A case has no date, so the set can’t be split by time. Split it into folds instead.';
  const tooFew = whyTooFew(byTime.train);
  return tooFew === null ? [byTime] : `In the older part: ${tooFew}`;
}

/** The model learned from all cases, as a part of a pack. */
function assembled(cases: readonly Case[], fields: readonly SuggestField[], options: SuggestOptions) {
  const model = learn(cases, fields);
  const parts = partsOf(model);
  const scores = cases.map((entry) => ({ outcome: entry.outcome, score: pointsOf(model, entry) }));
  const scoring = scoringPart(parts, {
    appliesTo: options.appliesTo,
    threshold: suggestedThreshold(scores) ?? 0,
    fitMinimum: options.fitMinimum ?? 0,
    engagementMinimum: options.engagementMinimum ?? 0,
  });
  if (!scoring || parts.length === 0) return null;
  const used = new Set(parts.map(({ field }) => field.name));
  return {
    state: 'suggested' as const,
    scoring,
    fields: fieldEntries(parts),
    parts: parts.map(tableOf),
    leftOut: fields.filter(({ name }) => !used.has(name)).map(withoutDifference),
  };
}

const withoutDifference = ({ name, label }: SuggestField): LeftOut => ({
  field: name,
  label,
  cause: 'no-difference',
  reason: 'Its values make no clear difference beside the other fields.',
});
