import fc from 'fast-check';
import { condition, FIELDS } from '../../conditions/testing/arbitrary';
import { fieldName, id } from '../../pack-parts/common';
import type { PackRule } from '../../pack-parts/rules';
import type { PackScoring } from '../../pack-parts/scoring';
import { RULE_KINDS } from '../../rule-kinds';
import { bundledPack } from '../../rule-packs/bundled';
import type { RulePack } from '../../rule-packs/schema';
import { valuesOf } from './schema-arbitrary';

/** Random packs of whatever conditions, scores and rule options the schemas allow, on the fields of random records. */

const points = fc.integer({ min: 1, max: 100 });
const label = fc.constantFrom('Signal', 'Another', undefined);

const signals = (
  kind: string,
  given: fc.Arbitrary<number>,
  more: Record<string, fc.Arbitrary<unknown>> = {},
) =>
  fc
    .array(fc.record({ points: given, when: condition, group: label, ...more }), { maxLength: 6 })
    .map((list) =>
      list.map((entry, index) => ({ ...entry, id: `${kind}-${index}`, label: `${kind} ${index}` })),
    );

const decay = fc.option(fc.record({ points, everyDays: fc.integer({ min: 1, max: 30 }) }), {
  nil: undefined,
});

/** Since dates that a signal may age from. */
const DATES = Object.entries(FIELDS).flatMap(([name, type]) => (type === 'datetime' ? [name] : []));

export const scoring = fc
  .record({
    fitShare: fc.integer({ min: 0, max: 100 }),
    threshold: fc.integer({ min: 0, max: 100 }),
    fitMinimum: fc.integer({ min: 0, max: 60 }),
    engagementMinimum: fc.integer({ min: 0, max: 60 }),
    appliesTo: fc.constantFrom<PackScoring['appliesTo']>(['lead'], ['deal', 'lead']),
    resetField: fc.constantFrom(undefined, undefined, ...DATES),
    fit: signals('fit', points),
    engagement: signals('engagement', points, { since: fc.constantFrom(...DATES), decay }),
    negative: signals(
      'negative',
      points.map((value) => -value),
    ),
  })
  .map(({ fitShare, ...rest }) => ({
    ...rest,
    weights: { fit: fitShare, engagement: 100 - fitShare },
  })) as fc.Arbitrary<PackScoring>;

const patternOf = (schema: typeof id): string => String(valuePattern(schema));
const valuePattern = (schema: typeof id) => schema._zod.bag.patterns?.values().next().value?.source;

const STAGE_IDS = bundledPack.pipelines.flatMap(({ stages }) => stages.map((stage) => stage.id));

const namesFor = (pattern: string): readonly string[] | null => {
  if (pattern === patternOf(fieldName)) return Object.keys(FIELDS);
  return pattern === patternOf(id) ? STAGE_IDS : null;
};

/** One rule of each kind that this version knows. */
const rules: fc.Arbitrary<PackRule[]> = fc.tuple(
  ...RULE_KINDS.map((kind) =>
    fc.record<PackRule>({
      id: fc.constant(kind.id),
      kind: fc.constant(kind.id),
      appliesTo: fc.constant([...kind.appliesTo]),
      title: fc.constant('Rule'),
      severity: fc.constantFrom('info', 'warning', 'breach'),
      mode: fc.constantFrom('live', 'shadow'),
      owner: fc.constant('RevOps'),
      why: fc.constant('Because.'),
      options: valuesOf(kind.options, namesFor) as fc.Arbitrary<Record<string, unknown>>,
    }),
  ),
);

const fields: RulePack['fields'] = Object.fromEntries(
  Object.entries(FIELDS).map(([name, type]) => [name, { label: name, type }]),
);

/** Packs that compile; `parsePack` may still find fault with them, such as an operator on the wrong type. */
export const pack: fc.Arbitrary<RulePack> = fc
  .record({ scoring, rules })
  .map((parts) => ({ ...bundledPack, fields: { ...bundledPack.fields, ...fields }, ...parts }));
