import type { PackPipeline } from '../pack-parts/pipelines';
import type { PackScoring } from '../pack-parts/scoring';
import { CONCEPTS, isConcept } from '../record/concepts';
import { checkAutomations } from './check-automations';
import { checkCalendars } from './check-calendars';
import { checkDealDesk } from './check-deal-desk';
import { ambiguousNames, checkCondition, checkField, duplicates } from './check-fields';
import { checkGuard } from './check-guard';
import { checkHygiene } from './check-hygiene';
import { checkLifecycle, checkReasonCodes } from './check-lifecycle';
import { checkQuotas } from './check-quotas';
import { checkRouting } from './check-routing';
import { checkSlas } from './check-slas';
import { checkTargets } from './check-targets';
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
    ...checkLifecycle(pack.lifecycle, fields),
    ...checkReasonCodes(pack.reasonCodes),
    ...checkDealDesk(pack.dealDesk, fields),
    ...checkCalendars(pack.calendars, fields),
    ...checkRouting(pack.routing, fields),
    ...checkHygiene(pack.hygiene, fields),
    ...checkQuotas(pack),
    ...checkTargets(pack.targets),
    ...checkGuard(pack.guard, pack.pipelines),
    ...checkAutomations(pack, fields),
    ...duplicates('channels', pack.channels ?? []),
    ...checkSlas(pack, fields),
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

function checkPipeline(pipeline: PackPipeline, path: string, fields: FieldTable): Problem[] {
  return [
    ...duplicates(`${path}.stages`, pipeline.stages),
    ...ambiguousNames(`${path}.stages`, pipeline.stages),
    ...pipeline.stages.flatMap((stage, index) =>
      stage.requiredFields.flatMap((name, at) =>
        checkField(name, `${path}.stages[${index}].requiredFields[${at}]`, fields),
      ),
    ),
  ];
}

function checkScoring(scoring: PackScoring, fields: FieldTable): Problem[] {
  const all = (['fit', 'engagement', 'negative'] as const).flatMap((dimension) =>
    scoring[dimension].map((signal, index) => ({ signal, path: `scoring.${dimension}[${index}]` })),
  );
  const sum = scoring.weights.fit + scoring.weights.engagement;
  return [
    ...(scoring.resetField === undefined
      ? []
      : checkField(scoring.resetField, 'scoring.resetField', fields, 'datetime')),
    ...(sum === 100
      ? []
      : [problem('weights', 'scoring.weights', `The weights add up to ${sum}.`, 'Make them add up to 100.')]),
    ...duplicates(
      'scoring',
      all.map(({ signal }) => signal),
      (index) => all[index]?.path ?? 'scoring',
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
