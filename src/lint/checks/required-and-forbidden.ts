import { type Condition, conditionSchema, isGroup, type LeafCondition } from '../../conditions/condition';
import { stageKey } from '../../rule-kinds/stages';
import type { RulePack } from '../../rule-packs/schema';
import type { Found, LintCheck } from '../check';

/** Leaves of which each alone, or all together, make a manager's own rule fail. */
function conjunction(when: Condition): LeafCondition[] {
  if (!isGroup(when)) return [when];
  return when.op === 'all' ? when.of.flatMap(conjunction) : [];
}

interface Demand {
  field: string;
  /** Stage names the rule is limited to; null for all stages. */
  stages: string[] | null;
  appliesTo: readonly string[];
  path: string;
  title: string;
}

/** Rules of the kind `condition` that fail because a field is filled (`exists`), or is not (`empty`). */
function demands({ rules }: RulePack, op: 'exists' | 'empty'): Demand[] {
  return rules.flatMap(({ kind, mode, options, title, appliesTo }, index) => {
    const when = kind === 'condition' && mode !== 'off' ? conditionSchema.safeParse(options.when) : null;
    if (!when?.success) return [];
    const leaves = conjunction(when.data);
    const stages = leaves.flatMap((leaf) =>
      'field' in leaf && leaf.field === 'stage' && (leaf.op === 'eq' || leaf.op === 'in')
        ? (leaf.op === 'eq' ? [leaf.value] : leaf.values).map(stageKey)
        : [],
    );
    const [only, ...others] = leaves.filter((leaf) => !('field' in leaf && leaf.field === 'stage'));
    if (only?.op !== op || others.length > 0) return [];
    const path = `rules[${index}].options.when`;
    return [{ field: only.field, stages: stages.length > 0 ? stages : null, appliesTo, path, title }];
  });
}

/** A field that a stage requires and a rule forbids. */
const forbiddenInStage = (pack: RulePack, { field, stages, path, title }: Demand): Found[] =>
  pack.pipelines
    .flatMap((pipeline) => pipeline.stages)
    .filter((stage) => stage.requiredFields.includes(field))
    .filter(({ id, label }) => !stages || [id, label].some((name) => stages.includes(stageKey(name))))
    .map((stage) => ({ path, message: `“${title}” forbids ${field}, which “${stage.label}” requires.` }));

/** True where both rules look at the same record. */
const meet = (a: Demand, b: Demand): boolean =>
  a.appliesTo.some((object) => b.appliesTo.includes(object)) &&
  (!a.stages || !b.stages || a.stages.some((stage) => b.stages?.includes(stage)));

/** A field that one rule wants empty and another wants filled. */
const forbiddenByRule = (pack: RulePack, forbidden: Demand): Found[] =>
  demands(pack, 'empty')
    .filter((required) => required.field === forbidden.field && meet(required, forbidden))
    .map(({ title }) => ({
      path: forbidden.path,
      message: `“${forbidden.title}” forbids ${forbidden.field}, which “${title}” requires.`,
    }));

/** A field that one part of the pack demands and another forbids. */
export const requiredAndForbidden: LintCheck = {
  code: 'required-and-forbidden',
  level: 'error',
  explanation: 'Whatever the rep does, one of the two warns.',
  fix: 'Take the field out of the required ones, or change the rule.',
  find: (pack) =>
    demands(pack, 'exists').flatMap((forbidden) => [
      ...forbiddenInStage(pack, forbidden),
      ...forbiddenByRule(pack, forbidden),
    ]),
};
