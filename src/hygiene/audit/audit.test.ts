import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PackHygiene } from '../../pack-parts/hygiene';
import type { AssessContext, CrmRecord } from '../../record/types';
import { LIFECYCLE_PACK } from '../../rule-kinds/testing/lifecycle-parts';
import { deal, moment, NOW, unreadable } from '../../rule-kinds/testing/record-builder';
import { compileHygiene } from '../policy';
import { person } from '../testing/people';
import { auditRecords } from './audit';
import { isOnOrBefore, monthsAgo } from './months-ago';
import { seededSample } from './seeded-sample';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const quiet = (activity: string | null, created = '2020-01-01') => ({
  lastActivityAt: activity === null ? null : moment(activity),
  lastContactedAt: null,
  createdAt: moment(created),
});

const audit = (records: CrmRecord[], part: PackHygiene = {}, seed = 1) =>
  auditRecords({
    records,
    policy: compileHygiene(part, LIFECYCLE_PACK),
    pack: LIFECYCLE_PACK,
    context: CONTEXT,
    seed,
  });

function found(id: string, records: CrmRecord[], part: PackHygiene = {}) {
  const section = audit(records, part).sections.find((entry) => entry.id === id);
  const { count, of, unknown, rows = [], list = [] } = section ?? {};
  return {
    count,
    of,
    unknown,
    rows: rows.filter((row) => row.count > 0),
    says: list.map(({ says }) => says),
  };
}

describe('the audit', () => {
  it('counts no activity in twelve months to the day', () => {
    const records = [
      person(1, quiet('2025-11-20')),
      person(2, quiet('2025-11-21')),
      person(3, quiet(null)),
      person(4, quiet(null, '2026-11-01')),
      person(5, { ...quiet('2024-01-01'), lastContactedAt: unreadable('loading') }),
      person(6),
    ];
    expect(found('inactive', records)).toEqual({
      count: 2,
      of: 4,
      unknown: 2,
      rows: [],
      says: ['last activity 20 Nov 2025', 'no activity since it was created 1 Jan 2020'],
    });
  });

  it('lists addresses that mail may not reach', () => {
    const part: PackHygiene = { undeliverableWhen: { op: 'eq', field: 'leadStatus', value: 'Bounced' } };
    const fresh = quiet('2026-11-01');
    const records = [
      person(1, { email: 'ada@example.com', leadStatus: 'Open', ...quiet('2026-05-20') }),
      person(2, { email: 'ada@example.org', leadStatus: 'Bounced', ...fresh }),
      person(3, { email: 'nobody', ...fresh }),
      person(4, { email: 'bob@example.com', leadStatus: 'Open', ...fresh }),
      person(5, { email: 'bob@example.org', ...fresh }),
      person(6, { email: null, ...quiet('2020-01-01') }),
    ];
    expect(found('deliverability', records, part)).toMatchObject({
      count: 3,
      of: 5,
      unknown: 1,
      says: ['last activity 20 May 2026', 'mail is known not to arrive', 'not an e-mail address'],
    });
  });

  it('shows how records spread over the lifecycle', () => {
    const stages = ['MQL', 'Marketing Qualified Lead', 'Recycle', null, 'Fan', unreadable('loading')];
    const records = stages.map((lifecycleStage, index) => person(index, { lifecycleStage }));
    expect(found('lifecycle', records)).toEqual({
      count: 2,
      of: 5,
      unknown: 1,
      rows: [
        { label: 'MQL', count: 2 },
        { label: 'Recycled', count: 1 },
        { label: 'Not set', count: 1 },
        { label: 'Not in the pack', count: 1 },
      ],
      says: ['no lifecycle stage', 'a stage that the pack does not know'],
    });
  });

  it('finds the gaps of the stages reached so far', () => {
    const lead = { lifecycleStage: 'Lead', name: 'Ada', company: 'Example' };
    const records = [
      person(1, { ...lead, email: 'ada@example.com' }),
      person(2, { ...lead, email: null, source: null }),
      person(3, { ...lead }),
      person(4, { ...lead, lifecycleStage: 'MQL', email: null, source: null }),
    ];
    expect(found('required-fields', records)).toEqual({
      count: 2,
      of: 3,
      unknown: 1,
      rows: [
        { label: 'E-mail', count: 2 },
        { label: 'Source', count: 1 },
      ],
      says: ['empty: E-mail', 'empty: E-mail and Source'],
    });
  });

  it('draws the same enrichment sample for one seed, in any order', () => {
    const part: PackHygiene = { enrichedFields: ['employees'], sampleSize: 5 };
    const records = Array.from({ length: 60 }, (_, index) =>
      person(index, { employees: index > 9 ? index : null }),
    );
    const drawn = (all: CrmRecord[], seed: number) =>
      audit(all, part, seed)
        .sections.find(({ id }) => id === 'enrichment')
        ?.list.map(({ says }) => says);
    expect(drawn(records, 7)).toHaveLength(5);
    expect(drawn([...records].reverse(), 7)).toEqual(drawn(records, 7));
    expect(drawn(records, 8)).not.toEqual(drawn(records, 7));
    expect(found('enrichment', records, part)).toMatchObject({ count: 5, of: 50 });
  });

  it('counts duplicates in groups, and leaves deals and second readings out', () => {
    const same = person(1, { email: 'ada@example.com' });
    const records = [same, same, person(2, { email: 'ADA@example.com' }), person(3), deal()];
    expect(audit(records).audited).toBe(3);
    expect(found('duplicates', records)).toMatchObject({ count: 2, of: 2, unknown: 1 });
  });

  it('says its definitions, and counts that fit together, for any records', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('MQL', NOW, '2020-01-01', Number.NaN),
    ) as fc.Arbitrary<never>;
    const names = [
      'email',
      'company',
      'phone',
      'lifecycleStage',
      'lastActivityAt',
      'lastContactedAt',
      'createdAt',
      'employees',
    ];
    const reading = fc.oneof(
      fc.record({ state: fc.constant('value' as const), value, text: fc.string(), label: fc.constant('x') }),
      fc.constant({ state: 'empty' as const, label: 'x' }),
      fc.constant(unreadable('loading')),
    );
    const fields = fc.dictionary(fc.constantFrom(...names), reading);
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 8 }), fc.integer(), (all, seed) => {
        const records = all.map((readings, index) => ({ ...person(index), fields: readings }));
        const { audited, sections } = audit(records, { enrichedFields: ['employees'] }, seed);
        expect(audited).toBe(records.length);
        for (const { count, of, unknown, list, definition } of sections) {
          expect(count).toBe(list.length);
          expect(count).toBeLessThanOrEqual(of);
          expect(of + unknown).toBeLessThanOrEqual(audited);
          expect(definition).not.toBe('');
        }
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

describe('months ago', () => {
  it.each([
    ['2026-05-31T12:00:00Z', 3, '2026-02-28'],
    ['2024-05-31T12:00:00Z', 3, '2024-02-29'],
    ['2026-01-15T12:00:00Z', 12, '2025-01-15'],
    ['2026-01-31T23:30:00Z', 1, '2026-01-01'],
  ])('%s less %i is %s', (now, months, day) =>
    expect(monthsAgo(months, { ...CONTEXT, now: Date.parse(now) })).toBe(day),
  );

  it('counts days of the viewer’s zone', () => {
    const late = Date.parse('2025-11-20T22:59:00Z');
    expect(isOnOrBefore(late, '2025-11-20', CONTEXT)).toBe(true);
    expect(isOnOrBefore(late + 60_000, '2025-11-20', CONTEXT)).toBe(false);
    expect(monthsAgo(1, { ...CONTEXT, now: Number.NaN })).toBeNull();
  });
});

it('a sample has different entries, and each is as likely', () => {
  const entries = Array.from({ length: 10 }, (_, index) => index);
  const counts = entries.map(() => 0);
  for (let seed = 0; seed < 2000; seed += 1) {
    const drawn = seededSample(entries, 3, seed);
    expect(new Set(drawn).size).toBe(3);
    for (const entry of drawn) counts[entry] = (counts[entry] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 600)).toBeLessThan(90);
  expect(seededSample(entries, 99, 1)).toHaveLength(10);
});
