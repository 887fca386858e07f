import fc from 'fast-check';
import { DAY_MS } from '../../record/format';
import type { AssessContext, CrmRecord, EngagementEvent, FieldReading, FieldType } from '../../record/types';
import { deal, NOW } from '../../rule-kinds/testing/record-builder';
import type { Condition, FieldCondition, LeafCondition } from '../condition';

/** Random conditions and records that have much to do with each other: few fields, few values, many limits. */

export const FIELDS = {
  title: 'text',
  email: 'text',
  industry: 'choice',
  employees: 'number',
  discount: 'number',
  amount: 'money',
  closeDate: 'date',
  startDate: 'date',
  createdAt: 'datetime',
  touchedAt: 'datetime',
  isPartner: 'boolean',
} as const satisfies Record<string, FieldType>;

export const typeOf = (field: string): FieldType =>
  Object.entries(FIELDS).find(([name]) => name === field)?.[1] ?? 'text';

const names = (...types: FieldType[]) =>
  fc.constantFrom(...Object.keys(FIELDS).filter((name) => types.includes(typeOf(name))));

const TEXTS = [
  'VP, Sales',
  'vp_sales',
  'MVP of the year',
  'The C-Suite',
  'c suite',
  'ΟΔΟΣ',
  'İstanbul',
  'ﬁn tech',
];
const MAILS = [
  'ada@mail.example',
  'b_c@eu.mail.example',
  '@',
  'x@y@Example',
  'mail.example',
  'a@.example',
  'ß@ß.example',
];
const text = fc.oneof(
  { arbitrary: fc.constantFrom(...TEXTS, ...MAILS), weight: 4 },
  fc
    .array(fc.constantFrom('vp', 'Sales', 'c', 'ß', '٣', '_', ' ', '-', '@', '.', ' '), { maxLength: 6 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const number = fc.oneof(
  { arbitrary: fc.integer({ min: -3, max: 3 }), weight: 4 },
  fc.constantFrom(-0, 0.1, 0.30000000000000004, Number.MAX_VALUE, Number.MIN_VALUE, -1e300),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const date = fc
  .oneof(
    { arbitrary: fc.integer({ min: -40, max: 40 }).map((days) => new Date(NOW + days * DAY_MS)), weight: 6 },
    fc.constantFrom(new Date('0000-01-01'), new Date('9999-12-31'), new Date('2024-02-29')),
  )
  .map((at) => at.toISOString().slice(0, 10));

const instant = fc.oneof(
  { arbitrary: fc.integer({ min: -3, max: 3 }).map((days) => NOW - days * DAY_MS), weight: 4 },
  { arbitrary: fc.integer({ min: -3, max: 3 }).map((ms) => NOW - DAY_MS + ms), weight: 4 },
  fc.integer({ min: NOW - 40 * DAY_MS, max: NOW + 5 * DAY_MS }),
  fc.constantFrom(NOW + 120_000, NOW + 120_001, NOW - 0.5, 8.64e15, -8.64e15),
);

/** A value as a pack writes it for a field of this type. */
function operand(type: FieldType): fc.Arbitrary<string | number | boolean> {
  if (type === 'number' || type === 'money') return number;
  if (type === 'date') return date;
  if (type === 'datetime')
    return instant.map((at) => new Date(at).toISOString()).filter((text) => /^\d{4}-/.test(text));
  return type === 'boolean' ? fc.boolean() : text;
}

const onField = (...types: FieldType[]) =>
  names(...types).map((field) => ({ field, value: operand(typeOf(field)) }));
const days = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(0, 0.5, 1, 2, 1.25, 3650));
const ORDERED = ['number', 'money', 'date', 'datetime'] as const;
const ALL = ['text', 'choice', 'boolean', ...ORDERED] as const;
const part = text.filter((value) => /[\p{L}\p{N}@.-]/u.test(value.normalize('NFKC')));

const fieldLeaf: fc.Arbitrary<FieldCondition> = fc.oneof(
  onField(...ALL).chain(({ field, value }) =>
    fc.record({ op: fc.constantFrom('eq' as const, 'neq' as const), field: fc.constant(field), value }),
  ),
  onField(...ALL).chain(({ field, value }) =>
    fc.record({
      op: fc.constantFrom('in' as const, 'notIn' as const),
      field: fc.constant(field),
      values: fc.array(value, { minLength: 1, maxLength: 4 }),
    }),
  ),
  onField(...ORDERED).chain(({ field, value }) =>
    fc.record({ op: fc.constantFrom('gt', 'gte', 'lt', 'lte'), field: fc.constant(field), value }),
  ),
  onField(...ORDERED).chain(({ field, value }) =>
    fc.record({ op: fc.constant('between' as const), field: fc.constant(field), from: value, to: value }),
  ),
  fc.record({
    op: fc.constantFrom('contains' as const, 'startsWith' as const, 'endsWith' as const),
    field: names('text', 'choice'),
    text: part,
  }),
  fc.record({
    op: fc.constant('anyOfWords' as const),
    field: names('text', 'choice'),
    words: fc.array(text.filter(Boolean), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    op: fc.constant('emailDomainIn' as const),
    field: names('text', 'choice'),
    domains: fc.array(fc.constantFrom('mail.example', 'Example', 'example.', 'ß.example', '.example'), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  fc.record({ op: fc.constantFrom('exists' as const, 'empty' as const), field: names(...ALL) }),
  fc.record({
    op: fc.constantFrom('olderThanDays' as const, 'withinDays' as const),
    field: names('date', 'datetime'),
    days,
  }),
);

const KINDS = ['page-view', 'Page-View', 'email_click', 'Webinar'];
const distance = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, -0.25, 40));
const limits = fc.oneof(
  fc.record({ atLeast: distance }),
  fc.record({ atMost: distance }),
  fc.record({ atLeast: distance, atMost: distance }),
);

export const leaf: fc.Arbitrary<LeafCondition> = fc.oneof(
  { arbitrary: fieldLeaf, weight: 8 },
  fc
    .tuple(fc.constantFrom('date' as const, 'datetime' as const), limits)
    .chain(([type, given]) =>
      fc
        .record({ op: fc.constant('daysBetween' as const), from: names(type), to: names(type) })
        .map((ends) => ({ ...ends, ...given })),
    ),
  fc.record(
    {
      op: fc.constant('countAtLeast' as const),
      events: fc.oneof(
        fc.constantFrom(...KINDS),
        fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 2 }),
      ),
      count: fc.integer({ min: 1, max: 3 }),
      withinDays: days,
    },
    { requiredKeys: ['op', 'events', 'count'] },
  ),
);

/** A leaf, or groups of such leaves within each other. */
export const treeOf = (leaves: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaves,
      fc.record({
        op: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
        of: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
      }),
      fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).chain((of) =>
        fc.record({
          op: fc.constant('atLeast' as const),
          count: fc.integer({ min: 1, max: of.length }),
          of: fc.constant(of),
        }),
      ),
    ),
  })).tree;

export const condition = treeOf(leaf);

/** A value of a field as records carry it; now and then of another type. */
function recordValue(type: FieldType): fc.Arbitrary<string | number | boolean> {
  const fitting = type === 'datetime' ? instant : operand(type);
  return fc.oneof(
    { arbitrary: fitting, weight: 12 },
    fc.constantFrom<string | number | boolean>(
      '',
      ' \n',
      '2026-02-30',
      '2026-1-1',
      Number.NaN,
      true,
      7,
      'many',
    ),
  );
}

const reading = (type: FieldType): fc.Arbitrary<FieldReading | undefined> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .record({
          value: recordValue(type),
          precision: fc.constantFrom('exact', 'exact', 'minute', 'day', undefined),
        })
        .map(({ value, precision }) => ({
          state: 'value',
          value,
          text: String(value),
          label: 'Label',
          ...(precision && { precision }),
        })),
    },
    fc.constant({ state: 'empty', label: 'Label' }),
    fc.constant({ state: 'unreadable', label: 'Label', reason: 'loading' }),
    fc.constant(undefined),
  ) as fc.Arbitrary<FieldReading | undefined>;

const event = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constantFrom(...KINDS, 'call'), at: instant }), weight: 8 },
  fc.record({ kind: fc.constantFrom(...KINDS, 'call'), at: fc.constant(Number.NaN) }),
  fc.constantFrom(null, {}, { at: NOW }),
) as fc.Arbitrary<EngagementEvent>;

export const record: fc.Arbitrary<CrmRecord> = fc
  .record({
    fields: fc.record(
      Object.fromEntries(Object.entries(FIELDS).map(([name, type]) => [name, reading(type)])),
    ) as fc.Arbitrary<Record<string, FieldReading | undefined>>,
    events: fc.option(fc.array(event, { maxLength: 6 }), { nil: undefined }),
    eventKinds: fc.option(fc.uniqueArray(fc.constantFrom(...KINDS)), { nil: undefined, freq: 2 }),
    object: fc.constantFrom('deal' as const, 'lead' as const),
  })
  .map(({ fields, events, eventKinds, object }) => {
    const known = Object.entries(fields).flatMap(([name, entry]) => (entry ? [[name, entry] as const] : []));
    return deal({
      identity: { ...deal().identity, object },
      fields: Object.fromEntries(known),
      ...(events && { events }),
      ...(eventKinds && { eventKinds }),
    });
  });

export const context: fc.Arbitrary<AssessContext> = fc.record({
  now: fc.oneof(
    { arbitrary: fc.constant(NOW), weight: 8 },
    { arbitrary: fc.integer({ min: -3, max: 40 }).map((count) => NOW + count * DAY_MS), weight: 4 },
    fc.constantFrom(0, 8.64e15, -8.64e15),
  ),
  zone: fc.constantFrom('Europe/Berlin', 'Pacific/Kiritimati', 'America/St_Johns', 'Not/AZone'),
  locale: fc.constant('en-GB'),
});
