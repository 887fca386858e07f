import { fieldsOf } from '../conditions/condition';
import type { PackRule } from '../pack-parts/rules';
import { ruleKind } from '../rule-kinds';
import type { RuleKind } from '../rule-kinds/define';
import { checkCondition } from './check-fields';
import type { FieldTable } from './field-table';
import { packContext } from './pack-context';
import { type Problem, problem, schemaProblem } from './problem';
import type { RulePack } from './schema';

/** Checks each rule against its kind: that it exists, applies, and accepts the options. */
export function checkRules(pack: RulePack, fields: FieldTable): Problem[] {
  const context = packContext(pack);
  const stageIds = new Set(pack.pipelines.flatMap(({ stages }) => stages.map((stage) => stage.id)));

  return pack.rules.flatMap((rule, index) => {
    const path = `rules[${index}]`;
    const kind = ruleKind(rule.kind);
    if (!kind)
      return [
        problem(
          'unknown-kind',
          `${path}.kind`,
          `This version knows no rule kind “${rule.kind}”.`,
          'Update Leadlight, or take the rule out.',
        ),
      ];
    const options = kind.options.safeParse(rule.options);
    if (!options.success)
      return options.error.issues.map((issue) => schemaProblem(issue, rule.options, `${path}.options`));
    const conditions = Object.entries(kind.conditions(rule.options));
    const inConditions = new Set(
      conditions.flatMap(([, condition]) => (condition ? fieldsOf(condition) : [])),
    );
    return [
      ...conditions.flatMap(([key, condition]) =>
        checkCondition(condition, `${path}.options.${key}`, fields),
      ),
      ...checkObjects(rule, kind, path),
      ...kind
        .stages(rule.options)
        .filter((stage) => !stageIds.has(stage))
        .map((stage) =>
          problem(
            'unknown-stage',
            `${path}.options`,
            `There is no stage “${stage}”.`,
            'Use the id of a stage in pipelines.',
          ),
        ),
      ...kind
        .fields(rule.options, context)
        .filter((field) => !fields(field) && !inConditions.has(field))
        .map((field) =>
          problem(
            'unknown-field',
            `${path}.options`,
            `There is no field “${field}”.`,
            'Add it to fields, or check its spelling.',
          ),
        ),
    ];
  });
}

function checkObjects(rule: PackRule, kind: RuleKind, path: string): Problem[] {
  const wrong = rule.appliesTo.filter((object) => !kind.appliesTo.includes(object));
  return wrong.length === 0
    ? []
    : [
        problem(
          'wrong-object',
          `${path}.appliesTo`,
          `${kind.id} does not judge ${wrong.join(' or ')} records.`,
          `Use: ${kind.appliesTo.join(', ')}.`,
        ),
      ];
}
