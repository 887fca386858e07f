import type { PackAutomations } from '../pack-parts/automations';
import { checkField, duplicates } from './check-fields';
import type { FieldTable } from './field-table';
import { type Problem, problem } from './problem';
import type { RulePack } from './schema';

/** References of the automations: fields and stages that exist. Rules and service levels may be taken out: lint tells. */
export function checkAutomations(pack: RulePack, fields: FieldTable): Problem[] {
  const { automations: part } = pack;
  if (!part) return [];
  const { meetingField, dormant } = part;
  return [
    ...checkHandoff(pack, part.handoff, fields),
    ...(meetingField === undefined
      ? []
      : checkField(meetingField, 'automations.meetingField', fields, 'datetime')),
    ...(dormant?.fields ?? []).flatMap((name, at) =>
      checkField(name, `automations.dormant.fields[${at}]`, fields, 'datetime'),
    ),
    ...checkStages(pack, part.stages ?? []),
  ];
}

function checkHandoff(pack: RulePack, handoff: PackAutomations['handoff'], fields: FieldTable): Problem[] {
  if (!handoff) return [];
  const path = 'automations.handoff';
  const { acceptedStage, asks, returnField } = handoff;
  const stages = pack.lifecycle?.stages.map(({ id }) => id) ?? [];
  return [
    ...(acceptedStage === undefined
      ? []
      : named(`${path}.acceptedStage`, acceptedStage, stages, 'lifecycle stage')),
    ...(asks?.fields ?? []).flatMap((name, at) => checkField(name, `${path}.asks.fields[${at}]`, fields)),
    ...(asks && asks.atLeast > asks.fields.length
      ? [
          problem(
            'asks-too-many',
            `${path}.asks.atLeast`,
            `${asks.atLeast} of ${asks.fields.length} fields can’t be known.`,
            `Use ${asks.fields.length} or less.`,
          ),
        ]
      : []),
    ...(returnField === undefined ? [] : checkField(returnField, `${path}.returnField`, fields)),
  ];
}

function checkStages(pack: RulePack, stages: NonNullable<PackAutomations['stages']>): Problem[] {
  const known = [
    ...pack.pipelines.flatMap((pipeline) => pipeline.stages.map(({ id }) => id)),
    ...(pack.lifecycle?.stages.map(({ id }) => id) ?? []),
  ];
  return [
    ...duplicates('automations.stages', stages),
    ...stages.flatMap(({ id, tasks }, at) => [
      ...named(`automations.stages[${at}].id`, id, known, 'stage'),
      ...duplicates(`automations.stages[${at}].tasks`, tasks),
    ]),
  ];
}

function named(path: string, id: string, known: readonly string[], noun: string): Problem[] {
  if (known.includes(id)) return [];
  return [
    problem(
      'unknown-stage',
      path,
      `There is no ${noun} “${id}”.`,
      known.length > 0
        ? `Use one of: ${[...new Set(known)].join(', ')}.`
        : `Add a ${noun}, or take this out.`,
    ),
  ];
}
