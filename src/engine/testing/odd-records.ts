import fc from 'fast-check';
import { FIELDS } from '../../conditions/testing/arbitrary';
import type {
  AssessContext,
  CrmRecord,
  EngagementEvent,
  FieldReading,
  HistoryEntry,
  PageStage,
} from '../../record/types';
import type { Baselines } from '../../rule-kinds/define';
import { deal, NOW } from '../../rule-kinds/testing/record-builder';
import { bundledPack } from '../../rule-packs/bundled';
import { compilePack } from '../compile-pack';

/** Records as no CRM would make them: wrong types, absurd times, half of everything missing. */

const NAMES = [
  ...new Set(Object.values(compilePack(bundledPack, 'bundled').fieldsRead).flat()),
  ...Object.keys(FIELDS),
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

const event = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constantFrom('page-view', 'Webinar', ''), at: instant }), weight: 3 },
  fc.record({ kind: value, at: value }),
  fc.constantFrom(null, undefined, 7, 'page-view'),
) as fc.Arbitrary<EngagementEvent>;

/** Typed as events though they may be none. */
const events = fc.oneof(
  fc.array(event, { maxLength: 5 }),
  fc.constantFrom(undefined, null, 3),
) as fc.Arbitrary<EngagementEvent[] | undefined>;

export const oddRecord: fc.Arbitrary<CrmRecord> = fc
  .record({
    crm: fc.constantFrom('hubspot' as const, 'salesforce' as const),
    object: fc.constantFrom('deal' as const, 'lead' as const, 'contact' as const),
    fields: fc.dictionary(fc.constantFrom(...NAMES), reading, { maxKeys: 30 }),
    stage: fc.option(stage),
    stages: fc.array(stage, { maxLength: 6 }),
    history: fc.array(entry, { maxLength: 8 }),
    events,
    asOf: instant,
    coverage: fc.constantFrom('page' as const, 'full' as const),
  })
  .map(({ crm, object, ...rest }) => deal({ ...rest, identity: { ...deal().identity, crm, object } }));

export const oddBaselines: fc.Arbitrary<Baselines> = fc.dictionary(
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

export const oddContext: fc.Arbitrary<AssessContext> = fc.record({
  now: clock,
  zone: fc.constantFrom('Europe/Berlin', 'Pacific/Kiritimati', 'America/St_Johns', 'Not/AZone'),
  locale: fc.constantFrom('en-GB', 'en-US', 'de-DE', 'ar-EG', 'not a locale'),
});
