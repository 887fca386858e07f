import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack as scoredPack } from '../engine/testing/arbitrary-pack';
import { valuesOf } from '../engine/testing/schema-arbitrary';
import { dealDeskSchema } from '../pack-parts/deal-desk';
import { lifecycleSchema } from '../pack-parts/lifecycle';
import { pipelineSchema } from '../pack-parts/pipelines';
import { reasonCodeSchema } from '../pack-parts/reason-codes';
import { routingSchema } from '../pack-parts/routing';
import { slaSchema } from '../pack-parts/slas';
import type { RulePack } from '../rule-packs/schema';
import { packDocuments } from './index';
import { FULL_PACK } from './testing/full-pack';
import { tableProblems } from './testing/markdown-checks';

const part = <K extends keyof RulePack>(schema: Parameters<typeof valuesOf>[0]) =>
  valuesOf(schema, () => null) as fc.Arbitrary<RulePack[K]>;

const listOf = <K extends keyof RulePack>(schema: Parameters<typeof valuesOf>[0], minLength: number) =>
  fc.array(
    valuesOf(schema, () => null),
    { minLength, maxLength: 3 },
  ) as fc.Arbitrary<RulePack[K]>;

const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Packs of any parts that the schemas allow, with names nobody checked and references to nothing. */
const pack: fc.Arbitrary<RulePack> = fc
  .tuple(
    scoredPack,
    fc.record({
      name: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
      pipelines: listOf<'pipelines'>(pipelineSchema, 1),
      slas: listOf<'slas'>(slaSchema, 0),
      reasonCodes: some(listOf<'reasonCodes'>(reasonCodeSchema, 1)),
      lifecycle: some(part<'lifecycle'>(lifecycleSchema)),
      dealDesk: some(part<'dealDesk'>(dealDeskSchema)),
      calendars: fc.constantFrom(FULL_PACK.calendars, undefined),
      routing: some(part<'routing'>(routingSchema)),
    }),
  )
  .map(([scored, parts]) => ({ ...scored, ...parts }) as RulePack);

const options = fc.record({
  crm: fc.constantFrom('hubspot' as const, 'salesforce' as const, null),
  now: fc.constantFrom(0, 1_795_000_000_000, 8.64e15),
  locale: fc.constantFrom('en-GB', 'de-DE', 'ar-EG', 'not a locale'),
  zone: fc.constantFrom('UTC', 'Asia/Kolkata', 'Not/AZone'),
});

describe('documents of any pack', () => {
  it('are whole, well formed and the same each time', () => {
    fc.assert(
      fc.property(pack, options, (input, given) => {
        const documents = packDocuments(input, given);
        expect(packDocuments(structuredClone(input), given)).toEqual(documents);
        expect(documents).toHaveLength(5);
        for (const { text } of documents) {
          expect(text.match(/^## /gm)?.length ?? 0).toBeGreaterThanOrEqual(2);
          expect(tableProblems(text)).toEqual([]);
          expect(text).not.toMatch(/\bundefined\b|\[object |\n\n\n/);
          expect(text.endsWith('\n')).toBe(true);
        }
      }),
      { seed: 20, numRuns: 25 },
    );
  });
});
