import { misfit } from '../conditions/compile-condition';
import { type Condition, fieldConditions } from '../conditions/condition';
import type { PackPipeline } from '../pack-parts/pipelines';
import type { PackScoring } from '../pack-parts/scoring';
import type { PackSla } from '../pack-parts/slas';
import { CONCEPTS, isConcept } from '../record/concepts';
import { stageKey } from '../rule-kinds/stages';
import type { FieldTable } from './field-table';
import { type Problem, problem } from './problem';
import type { RulePack } from './schema';

/** What no schema can see: names that must exist elsewhere in the pack, once and of the right type. */
export function checkReferences(pack: RulePack, fields: FieldTable): Problem[] {
  return [
    ...conceptTypes(pack),
    ...duplicates('pipelines', pack.pipelines),
    ...pack.pipelines.flatMap((pipeline, index) => checkPipeline(pipeline, `pipelines[${index}]`, fields)),
    ...checkScoring(pack.scoring, fields),
    ...duplicates('slas', pack.slas),
    ...pack.slas.flatMap((sla, index) => checkSla(sla, `slas[${index}]`, fields)),
    ...duplicates('rules', pack.rules),
  ];
}

function conceptTypes(pack: RulePack): Problem[] {
  return Object.entries(pack.fields).flatMap(([name, { type }]) =>
    isConcept(name) && CONCEPTS[name].type !== type
      ? [
          problem(
            'type-conflict',
            `fields.${name}.type`,
            `${CONCEPTS[name].label} is a ${CONCEPTS[name].type} in every CRM.`,
            `Use ${CONCEPTS[name].type}, or give the field another name.`,
          ),
        ]
      : [],
  );
}

function duplicates(path: string, entries: readonly { id: string }[]): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew
      ? []
      : [problem('duplicate-id', `${path}[${index}].id`, `“${id}” is there twice.`, 'Give each its own id.')];
  });
}

function checkPipeline(pipeline: PackPipeline, path: string, fields: FieldTable): Problem[] {
  return [
    ...duplicates(`${path}.stages`, pipeline.stages),
    ...ambiguousNames(pipeline, path),
    ...pipeline.stages.flatMap((stage, index) =>
      stage.requiredFields.flatMap((name, at) =>
        checkField(name, `${path}.stages[${index}].requiredFields[${at}]`, fields),
      ),
    ),
  ];
}

function ambiguousNames(pipeline: PackPipeline, path: string): Problem[] {
  const owners = new Map<string, string>();
  return pipeline.stages.flatMap((stage, index) =>
    [stage.id, stage.label, ...stage.aliases].flatMap((name) => {
      const owner = owners.get(stageKey(name)) ?? stage.id;
      owners.set(stageKey(name), owner);
      return owner === stage.id
        ? []
        : [
            problem(
              'ambiguous-stage',
              `${path}.stages[${index}]`,
              `“${name}” could be this stage or “${owner}”.`,
              'Keep each name in one stage; capitals, spaces and signs make no difference.',
            ),
          ];
    }),
  );
}

function checkField(name: string, path: string, fields: FieldTable, datetime?: 'datetime'): Problem[] {
  const field = fields(name);
  if (!field)
    return [
      problem(
        'unknown-field',
        path,
        `There is no field “${name}”.`,
        'Add it to fields, or check its spelling.',
      ),
    ];
  if (datetime && field.type !== 'datetime')
    return [problem('wrong-field-type', path, `“${name}” is a ${field.type}.`, 'Use a datetime field.')];
  return [];
}

/** Problems of one condition: unknown fields, operators that do not suit them, values of another type. */
function checkCondition(condition: Condition | undefined, path: string, fields: FieldTable): Problem[] {
  if (!condition) return [];
  return fieldConditions(condition, path).flatMap(({ path: at, condition: leaf }) => {
    const field = fields(leaf.field);
    if (!field) return checkField(leaf.field, `${at}.field`, fields);
    const wrong = misfit(leaf, field.type);
    if (wrong === null) return [];
    return wrong === 'operator'
      ? [
          problem(
            'wrong-operator',
            `${at}.op`,
            `${leaf.op} does not work on a ${field.type}.`,
            'See the list of operators.',
          ),
        ]
      : [problem('wrong-operand', at, `The value is no ${field.type}.`, `Write it as a ${field.type}.`)];
  });
}

function checkScoring(scoring: PackScoring, fields: FieldTable): Problem[] {
  const all = (['fit', 'engagement', 'negative'] as const).flatMap((dimension) =>
    scoring[dimension].map((signal, index) => ({ signal, path: `scoring.${dimension}[${index}]` })),
  );
  const sum = scoring.weights.fit + scoring.weights.engagement;
  return [
    ...(sum === 100
      ? []
      : [problem('weights', 'scoring.weights', `The weights add up to ${sum}.`, 'Make them add up to 100.')]),
    ...duplicates(
      'scoring',
      all.map(({ signal }) => signal),
    ),
    ...all.flatMap(({ signal, path }) => checkCondition(signal.when, `${path}.when`, fields)),
    ...scoring.engagement.flatMap((signal, index) => {
      const path = `scoring.engagement[${index}]`;
      if (signal.since !== undefined) return checkField(signal.since, `${path}.since`, fields, 'datetime');
      return signal.decay
        ? [
            problem(
              'decay-without-since',
              `${path}.decay`,
              'Nothing says since when it decays.',
              'Add the date field as since.',
            ),
          ]
        : [];
    }),
  ];
}

function checkSla(sla: PackSla, path: string, fields: FieldTable): Problem[] {
  return [
    ...checkField(sla.start, `${path}.start`, fields, 'datetime'),
    ...checkField(sla.stop, `${path}.stop`, fields, 'datetime'),
    ...checkCondition(sla.unless, `${path}.unless`, fields),
    ...checkCondition(sla.untouchedWhen, `${path}.untouchedWhen`, fields),
  ];
}
