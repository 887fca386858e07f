import { type Condition, leafConditions } from '../../conditions/condition';
import { stageKey } from '../../rule-kinds/stages';
import type { RulePack } from '../../rule-packs/schema';
import type { Found, LintCheck } from '../check';
import { packConditions } from '../conditions/pack-conditions';

type Names = ReadonlySet<string>;

interface Named {
  id?: string;
  label: string;
  aliases: readonly string[];
}

const namesOf = (stages: readonly Named[]): Names =>
  new Set(stages.flatMap(({ id, label, aliases }) => [...(id ? [id] : []), label, ...aliases].map(stageKey)));

/** The stage names that the pack knows, by the field that holds them; null for a pack without that list. */
function knownStages({ pipelines, lifecycle }: RulePack): Record<'stage' | 'lifecycleStage', Names | null> {
  return {
    stage: namesOf(pipelines.flatMap(({ stages }) => stages)),
    lifecycleStage: lifecycle ? namesOf([...lifecycle.stages, lifecycle.recycled]) : null,
  };
}

/** Texts that a leaf compares a whole field with. */
function comparedTexts(leaf: Condition): { field: string; texts: string[] } | null {
  if (!('field' in leaf)) return null;
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (leaf.op === 'eq' || leaf.op === 'neq') return { field: leaf.field, texts: [leaf.value].filter(isText) };
  if (leaf.op === 'in' || leaf.op === 'notIn')
    return { field: leaf.field, texts: leaf.values.filter(isText) };
  return null;
}

/** A stage in a condition that no pipeline, or no lifecycle, has. */
export const unknownStageValue: LintCheck = {
  code: 'unknown-stage-value',
  level: 'warning',
  explanation:
    'A condition on a stage that does not exist is never true, or always: nobody notices the slip.',
  fix: 'Write the stage as the pack has it, or add the name to its aliases.',
  find(pack) {
    const known = knownStages(pack);
    return packConditions(pack).flatMap(({ path, condition }) =>
      leafConditions(condition, path).flatMap(({ path: at, condition: leaf }): Found[] => {
        const compared = comparedTexts(leaf);
        if (!compared || (compared.field !== 'stage' && compared.field !== 'lifecycleStage')) return [];
        const names = known[compared.field];
        const wrong = compared.texts.filter((text) => names && !names.has(stageKey(text)));
        return wrong.map((text) => ({ path: at, message: `The pack has no stage “${text}”.` }));
      }),
    );
  },
};
