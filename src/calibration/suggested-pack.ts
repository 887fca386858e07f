import { isConcept } from '../record/concepts';
import type { RulePack } from '../rule-packs/schema';
import type { Case } from './case';
import { type DroppedSignal, keptNegatives } from './kept-negatives';
import type { Suggestion } from './suggest';

/** A suggestion, with the negative signals it did not take over from the pack in use. */
export type SuggestedScore =
  | (Extract<Suggestion, { state: 'suggested' }> & { dropped: DroppedSignal[] })
  | Exclude<Suggestion, { state: 'suggested' }>;

/** With the negative signals that stay as they are; a refused suggestion has none. */
export function withNegatives(
  suggestion: Suggestion,
  { scoring }: Pick<RulePack, 'scoring'>,
  cases: readonly Pick<Case, 'values'>[],
): SuggestedScore {
  if (suggestion.state !== 'suggested') return suggestion;
  const learned = new Set(suggestion.parts.map(({ field }) => field));
  const { kept, dropped } = keptNegatives(scoring.negative, cases, learned);
  return { ...suggestion, scoring: { ...suggestion.scoring, negative: kept }, dropped };
}

/** The old pack with the learned score; its version and date stay. */
export const suggestedPack = (
  pack: RulePack,
  { fields, scoring }: Extract<SuggestedScore, { state: 'suggested' }>,
): RulePack => ({
  ...pack,
  fields: { ...newFields(fields), ...pack.fields },
  scoring: { ...lasting(pack.scoring), ...scoring },
});

/** What a score keeps whatever its points are. */
const lasting = ({ resetField, recalibrateEveryDays }: RulePack['scoring']) => ({
  ...(resetField === undefined ? {} : { resetField }),
  ...(recalibrateEveryDays === undefined ? {} : { recalibrateEveryDays }),
});

/** Those that no CRM knows yet: the type of a concept is fixed. */
export const newFields = (fields: RulePack['fields']): RulePack['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !isConcept(name)));
