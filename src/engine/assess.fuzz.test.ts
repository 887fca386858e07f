import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessContext, CrmRecord, FieldReading, HistoryEntry, PageStage } from '../record/types';
import type { Baselines } from '../rule-kinds/define';
import { deal, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { deadlineStateAt } from '../sla/deadline-state';
import { assess } from './assess';
import { compilePack } from './compile-pack';

/** Records as no CRM would make them: wrong types, absurd times, half of everything missing. */

const compiled = compilePack(bundledPack, 'bundled');
const NAMES = [
  ...new Set(Object.values(compiled.fieldsRead).flat()),
  'pipeline',
  'assignedAt',
  'constructor',
  '__proto__',
];
const STAGES = [
  'Qualified',
  'discovery',
  'Demo',
  'Value Proposition',
  'Negotiation',
  'closedwon',
  'Closed Lost',
  'Pilot',
  '',
  '{{stage}}',
];

const instant = fc.oneof(
  { arbitrary: fc.integer({ min: NOW - 4e10, max: NOW + 4e10 }), weight: 4 },
  fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15, -8.64e15, 9e15, 0.5, NOW),
);
const value = fc.oneof(
  instant,
  fc.string({ unit: 'grapheme' }),
  fc.boolean(),
  fc.double(),
  fc.constantFrom<unknown>(
    'New',
    '2026-11-31',
    '2026-11-30',
    '-1',
    'ada@gmail.com',
    null,
    undefined,
    {},
    [],
    1n,
  ),
);
const precision = fc.constantFrom('day', 'minute', 'exact', undefined, 'century');

/** Typed as a reading though it is none: that is the point. */
const reading = fc.oneof(
  {
    arbitrary: fc.record({
      state: fc.constant('value'),
      value,
      text: fc.string(),
      label: fc.string(),
      precision,
      zoneAssumed: fc.constantFrom(true, undefined),
    }),
    weight: 4,
  },
  fc.record({ state: fc.constant('empty'), label: fc.string() }),
  fc.record({
    state: fc.constant('unreadable'),
    label: fc.string(),
    reason: fc.constantFrom('loading', 'not-a-date', 'sunspots', 'toString'),
  }),
  fc.record({ state: fc.constantFrom('value', 'gone') }),
  fc.constantFrom(null, undefined, 7),
) as fc.Arbitrary<FieldReading>;

const stage: fc.Arbitrary<PageStage> = fc.record({
  id: fc.option(fc.constantFrom(...STAGES)),
  label: fc.oneof(fc.constantFrom(...STAGES), fc.string()),
});

const entry: fc.Arbitrary<HistoryEntry> = fc.record(
  {
    field: fc.constantFrom('stage', 'stage', 'amount', 'owner'),
    at: instant,
    notBefore: instant,
    from: fc.option(fc.constantFrom(...STAGES)),
    to: fc.option(fc.constantFrom(...STAGES)),
    source: fc.constantFrom('page', 'observed', 'crm'),
  },
  { requiredKeys: ['field', 'at', 'from', 'to', 'source'] },
);

const record: fc.Arbitrary<CrmRecord> = fc
  .record({
    crm: fc.constantFrom('hubspot' as const, 'salesforce' as const),
    object: fc.constantFrom('deal' as const, 'lead' as const, 'contact' as const),
    fields: fc.dictionary(fc.constantFrom(...NAMES), reading, { maxKeys: 30 }),
    stage: fc.option(stage),
    stages: fc.array(stage, { maxLength: 6 }),
    history: fc.array(entry, { maxLength: 8 }),
    asOf: instant,
    coverage: fc.constantFrom('page' as const, 'full' as const),
  })
  .map(({ crm, object, ...rest }) => deal({ ...rest, identity: { ...deal().identity, crm, object } }));

const baselines: fc.Arbitrary<Baselines> = fc.dictionary(
  fc.constantFrom('default', 'partner'),
  fc.dictionary(
    fc.constantFrom('discovery', 'demo', 'negotiation'),
    fc.record({
      averageDays: fc.double({ min: -1, max: 1e6 }),
      closedDeals: fc.integer({ min: 0, max: 500 }),
      since: instant,
    }),
  ),
);

/** The clock is ours: always an instant, though it may be set to any. */
const clock = fc.oneof(
  fc.integer({ min: NOW - 4e10, max: NOW + 4e10 }),
  fc.constantFrom(0, 8.64e15, -8.64e15),
);

const context: fc.Arbitrary<AssessContext> = fc.record({
  now: clock,
  zone: fc.constantFrom('Europe/Berlin', 'Pacific/Kiritimati', 'America/St_Johns', 'Not/AZone'),
  locale: fc.constantFrom('en-GB', 'en-US', 'de-DE', 'ar-EG', 'not a locale'),
});

describe('any record', () => {
  it('is assessed without a throw, in whole sentences, with parts that add up', () => {
    fc.assert(
      fc.property(record, context, fc.option(baselines, { nil: undefined }), (input, environment, own) => {
        const result = assess(compiled, input, { ...environment, baselines: own });
        expect(result.skippedRules).toEqual([]);

        for (const finding of result.findings) {
          expect(finding.message).not.toMatch(/undefined|NaN|Infinity|Invalid Date|\[object/);
          expect(finding.clears !== null).toBe(finding.outcome === 'fail');
          if (finding.measure)
            expect(Number.isFinite(finding.measure.value + finding.measure.limit)).toBe(true);
        }
        const ranks = result.findings.map((finding) => ['fail', 'unknown', 'pass'].indexOf(finding.outcome));
        expect(ranks).toEqual([...ranks].sort());

        for (const deadline of result.deadlines) {
          const { state, usedShare } = deadlineStateAt(deadline, environment.now);
          expect(
            state === 'unknown' ? deadline.reason !== null || !Number.isFinite(environment.now) : true,
          ).toBe(true);
          expect(usedShare).toBeGreaterThanOrEqual(0);
          expect(usedShare).toBeLessThanOrEqual(1);
        }
        if (!result.score) return;
        const { score } = result;
        expect(score.fit + score.engagement + score.negative).toBe(score.total);
        expect(score.parts.reduce((sum, part) => sum + part.shown, 0)).toBe(score.shown.total);
        expect(score.total).toBeGreaterThanOrEqual(0);
        expect(score.total).toBeLessThanOrEqual(100);
      }),
      { numRuns: 3000 },
    );
  });

  it('a field that is not rendered never makes a fail', () => {
    fc.assert(
      fc.property(record, context, (input, environment) => {
        const { findings } = assess(compiled, { ...input, fields: {}, history: [] }, environment);
        expect(findings.filter((finding) => finding.outcome === 'fail')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
