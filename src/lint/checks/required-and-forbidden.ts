import { type Condition, conditionSchema, isGroup, type LeafCondition } from '../../conditions/condition';
import { stageKey } from '../../rule-kinds/stages';
import type { RulePack } from '../../rule-packs/schema';
import type { LintCheck } from '../check';

/** Leaves of which each alone, or all together, make a manager's own rule fail. */
function conjunction(when: Condition): LeafCondition[] {
  if (!isGroup(when)) return [when];
  return when.op === 'all' ? when.of.flatMap(conjunction) : [];
}

interface Forbidden {
  field: string;
  /** Stage names the rule is limited to; null for all stages. */
  stages: string[] | null;
  path: string;
  title: string;
}

/** Rules of the kind `condition` that fail because a field is filled. */
function forbiddenFields({ rules }: RulePack): Forbidden[] {
  return rules.flatMap(({ kind, mode, options, title }, index) => {
    const when = kind === 'condition' && mode !== 'off' ? conditionSchema.safeParse(options.when) : null;
    if (!when?.success) return [];
    const leaves = conjunction(when.data);
    const stages = leaves.flatMap((leaf) =>
      'field' in leaf && leaf.field === 'stage' && (leaf.op === 'eq' || leaf.op === 'in')
        ? (leaf.op === 'eq' ? [leaf.value] : leaf.values).map(stageKey)
        : [],
    );
    const others = leaves.filter((leaf) => !('field' in leaf && leaf.field === 'stage'));
    const [only] = others;
    return others.length === 1 && only?.op === 'exists'
      ? [{ field: only.field, stages: stages.length > 0 ? stages : null, path: `rules[${index}]`, title }]
      : [];
  });
}

/** A field that one part of the pack demands and another forbids. */
export const requiredAndForbidden: LintCheck = {
  code: 'required-and-forbidden',
  level: 'error',
  explanation: 'Whatever the rep does, one of the two warns.',
  fix: 'Take the field out of the required ones, or change the rule.',
  find: (pack) =>
    forbiddenFields(pack).flatMap(({ field, stages, path, title }) =>
      pack.pipelines.flatMap((pipeline) =>
        pipeline.stages
          .filter((stage) => stage.requiredFields.includes(field))
          .filter(
            ({ id, label }) => !stages || stages.includes(stageKey(id)) || stages.includes(stageKey(label)),
          )
          .map((stage) => ({
            path: `${path}.options.when`,
            message: `“${title}” forbids ${field}, which “${stage.label}” requires.`,
          })),
      ),
    ),
};
