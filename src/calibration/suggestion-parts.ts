import type { PackScoring } from '../pack-parts/scoring';
import type { RulePack } from '../rule-packs/schema';
import type { PartTable } from './scoring-part';
import { newFields, type SuggestedScore } from './suggested-pack';

type Suggested = Extract<SuggestedScore, { state: 'suggested' }>;
type Dimension = 'fit' | 'engagement' | 'negative';

/** One change of a suggested score that can be taken or left. */
export type SuggestedPart = { id: string } & (
  | { kind: 'points'; table: PartTable }
  | { kind: 'removed'; dimension: Dimension; signal: string; label: string; points: number; reason: string }
  | { kind: 'threshold'; before: number; after: number }
  | { kind: 'weights'; before: PackScoring['weights']; after: PackScoring['weights'] }
  | { kind: 'minimums'; fit: number; engagement: number }
  | { kind: 'records'; before: PackScoring['appliesTo']; after: PackScoring['appliesTo'] }
);

const NOT_LEARNED = 'The learned points take the place of the old ones; both together would count twice.';
/** As in `scoringPart`. */
const LONGEST_NAME = 50;

/** Every change from the pack's score to the suggested one, in the order to read them. */
export function suggestionParts(
  { scoring }: Pick<RulePack, 'scoring'>,
  suggestion: Suggested,
): SuggestedPart[] {
  const next = suggestion.scoring;
  return [
    ...suggestion.parts.map(
      (table): SuggestedPart => ({ id: `points ${table.field}`, kind: 'points', table }),
    ),
    ...removedParts(scoring, suggestion),
    ...(scoring.weights.fit === next.weights.fit
      ? []
      : [{ id: 'weights', kind: 'weights' as const, before: scoring.weights, after: next.weights }]),
    ...(scoring.threshold === next.threshold
      ? []
      : [{ id: 'threshold', kind: 'threshold' as const, before: scoring.threshold, after: next.threshold }]),
    ...minimumsPart(scoring, next),
    ...(isSameSet(scoring.appliesTo, next.appliesTo)
      ? []
      : [{ id: 'records', kind: 'records' as const, before: scoring.appliesTo, after: next.appliesTo }]),
  ];
}

/** The pack with the parts that are taken. With all of them it is the suggested one. */
export function withParts(pack: RulePack, suggestion: Suggested, taken: ReadonlySet<string>): RulePack {
  const { scoring } = pack;
  const next = suggestion.scoring;
  const fields = suggestion.parts
    .filter(({ field }) => taken.has(`points ${field}`))
    .map(({ field }) => field);
  const added = Object.entries(newFields(suggestion.fields)).filter(([name]) => fields.includes(name));
  return {
    ...pack,
    fields: { ...Object.fromEntries(added), ...pack.fields },
    scoring: {
      ...scoring,
      fit: merged(scoring.fit, newSignals(next.fit, suggestion, taken), keeps('fit', taken)),
      engagement: merged(
        scoring.engagement,
        newSignals(next.engagement, suggestion, taken),
        keeps('engagement', taken),
      ),
      negative: scoring.negative.filter(keeps('negative', taken)),
      ...(taken.has('weights') && { weights: next.weights }),
      ...(taken.has('threshold') && { threshold: next.threshold }),
      ...(taken.has('minimums') && {
        fitMinimum: next.fitMinimum,
        engagementMinimum: next.engagementMinimum,
      }),
      ...(taken.has('records') && { appliesTo: next.appliesTo }),
    },
  };
}

function removedParts(scoring: PackScoring, { scoring: next, dropped }: Suggested): SuggestedPart[] {
  const kept = new Set(next.negative.map(({ id }) => id));
  const reasonOf = (label: string) => dropped.find((signal) => signal.label === label)?.reason ?? NOT_LEARNED;
  const part =
    (dimension: Dimension) =>
    ({ id, label, points }: { id: string; label: string; points: number }): SuggestedPart => ({
      id: removedId(dimension, id),
      kind: 'removed',
      dimension,
      signal: id,
      label,
      points,
      reason: dimension === 'negative' ? reasonOf(label) : NOT_LEARNED,
    });
  return [
    ...scoring.fit.map(part('fit')),
    ...scoring.engagement.map(part('engagement')),
    ...scoring.negative.filter(({ id }) => !kept.has(id)).map(part('negative')),
  ];
}

function minimumsPart(scoring: PackScoring, next: PackScoring): SuggestedPart[] {
  const isSame =
    scoring.fitMinimum === next.fitMinimum && scoring.engagementMinimum === next.engagementMinimum;
  if (isSame) return [];
  return [{ id: 'minimums', kind: 'minimums', fit: next.fitMinimum, engagement: next.engagementMinimum }];
}

const removedId = (dimension: Dimension, signal: string): string => `removed ${dimension} ${signal}`;

const keeps =
  (dimension: Dimension, taken: ReadonlySet<string>) =>
  ({ id }: { id: string }): boolean =>
    !taken.has(removedId(dimension, id));

/** The suggested signals of the fields that are taken; their ids begin with the field and its place. */
function newSignals<T extends { id: string }>(
  signals: readonly T[],
  { parts }: Suggested,
  taken: ReadonlySet<string>,
): T[] {
  const prefixes = parts.flatMap(({ field }, index) =>
    taken.has(`points ${field}`) ? [`${field.slice(0, LONGEST_NAME)}-${index + 1}-`] : [],
  );
  return signals.filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix)));
}

/** A new signal takes the place of an old one of the same id. */
function merged<T extends { id: string }>(
  old: readonly T[],
  added: readonly T[],
  isKept: (signal: T) => boolean,
): T[] {
  const ids = new Set(added.map(({ id }) => id));
  return [...old.filter((signal) => isKept(signal) && !ids.has(signal.id)), ...added];
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((entry) => b.includes(entry));
