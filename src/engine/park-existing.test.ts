import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../record/assessment';
import type { CrmRecord } from '../record/types';
import { DAY, deal, filled, history, moment, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { summarize } from '../sla/summarize';
import { assess } from './assess';
import { compilePack } from './compile-pack';
import { oddRecord } from './testing/odd-records';

const CONTEXT = { now: NOW, zone: 'UTC', locale: 'en-GB' };
const SINCE = NOW - 7 * DAY;
const rules = bundledPack.rules.map(({ id }) => id);
const grace = { rules, since: SINCE, until: NOW + 7 * DAY };

const judge = (record: CrmRecord, parked = [grace], now = NOW): Assessment =>
  assess(compilePack(bundledPack, 'signed', parked), record, { ...CONTEXT, now });
const titles = ({ findings }: Assessment): string[] =>
  findings.flatMap(({ outcome, title }) => (outcome === 'fail' ? [title] : []));
const parkedTitles = ({ parked = [] }: Assessment): string[] => parked.map(({ finding }) => finding.title);

/** Its close date was past long before the new version came. */
const overdue = (change: Partial<CrmRecord> = {}): CrmRecord =>
  deal({ fields: { closeDate: filled('2026-10-01'), createdAt: moment('2026-01-05') }, ...change });
const PAST = /close date/i;
const isParked = (assessment: Assessment): boolean =>
  parkedTitles(assessment).some((title) => PAST.test(title));
const isShown = (assessment: Assessment): boolean => titles(assessment).some((title) => PAST.test(title));

describe('what was there before the rule', () => {
  it('is put aside until the grace ends, and is in no count', () => {
    const [plain, parked] = [judge(overdue(), []), judge(overdue())];
    expect([isShown(plain), isParked(plain)]).toEqual([true, false]);
    expect([isShown(parked), isParked(parked)]).toEqual([false, true]);
    expect(isShown(judge(overdue(), [grace], grace.until))).toBe(true);
    expect(summarize(parked, NOW)).toMatchObject({ parked: parkedTitles(parked).length });
    expect(summarize(parked, NOW).breach).toBeLessThanOrEqual(summarize(plain, NOW).breach);
    expect(summarize(plain, NOW)).not.toHaveProperty('parked');
  });

  it.each<[string, Partial<CrmRecord>, boolean]>([
    ['a creation date before it', {}, true],
    [
      'a creation on the day of it, without a time',
      { fields: { closeDate: filled('2026-10-01'), createdAt: moment('2026-11-13T00:00:00Z', 'day') } },
      false,
    ],
    [
      'a creation after it',
      { fields: { closeDate: filled('2026-10-01'), createdAt: moment('2026-11-15') } },
      false,
    ],
    ['nothing that tells', { fields: { closeDate: filled('2026-10-01') } }, false],
    ['an earlier visit', { fields: { closeDate: filled('2026-10-01') }, knownSince: SINCE - 1 }, true],
    ['a first visit after it', { fields: { closeDate: filled('2026-10-01') }, knownSince: SINCE }, false],
    [
      'a change before it',
      {
        fields: { closeDate: filled('2026-10-01') },
        history: history('nextStep', 'crm', ['2026-11-01', 'Call']),
      },
      true,
    ],
  ])('needs a proof that the record existed: %s', (_, change, expected) => {
    expect(isParked(judge(overdue(change)))).toBe(expected);
    expect(isShown(judge(overdue(change)))).toBe(!expected);
  });

  it.each(['stage', 'amount', 'closeDate', 'owner'] as const)('comes back when %s changes', (field) => {
    expect(isParked(judge(overdue({ history: history(field, 'observed', ['2026-11-12', 'a', 'b']) })))).toBe(
      true,
    );
    expect(isShown(judge(overdue({ history: history(field, 'observed', ['2026-11-15', 'a', 'b']) })))).toBe(
      true,
    );
  });

  it('is not what became so only after it, by time alone', () => {
    const fresh = overdue({ fields: { closeDate: filled('2026-11-16'), createdAt: moment('2026-01-05') } });
    expect([isShown(judge(fresh)), isParked(judge(fresh))]).toEqual([true, false]);
  });

  it('is nothing of a rule that the version did not touch', () => {
    expect(judge(overdue(), [{ ...grace, rules: ['another'] }])).toEqual(judge(overdue(), []));
  });
});

describe('whatever the record', () => {
  const since = fc.integer({ min: NOW - 3e10, max: NOW });
  const some = fc.tuple(oddRecord, since, fc.subarray(rules));

  it('parks failing findings and nothing else, loses none, and counts none twice', () => {
    fc.assert(
      fc.property(some, ([record, from, chosen]) => {
        const all = judge(record, []);
        const found = judge(record, [{ rules: chosen, since: from, until: NOW + 1 }]);
        const parked = (found.parked ?? []).map(({ finding }) => finding);
        const key = (value: unknown): string => JSON.stringify(value);
        expect([...found.findings, ...parked].map(key).sort()).toEqual(all.findings.map(key).sort());
        expect(parked.every(({ outcome, rule }) => outcome === 'fail' && chosen.includes(rule))).toBe(true);
      }),
      { seed: 26, numRuns: 150 },
    );
  });

  it('parks nothing once the grace is over, and nothing of a record that was handled since', () => {
    fc.assert(
      fc.property(some, ([record, from, chosen]) => {
        expect(judge(record, [{ rules: chosen, since: from, until: NOW }])).toEqual(judge(record, []));
        const handled = {
          ...record,
          history: [...record.history, ...history('owner', 'crm', ['2026-11-20', 'b', 'a'])],
        };
        expect(judge(handled, [{ rules: chosen, since: from, until: NOW + 1 }]).parked ?? []).toEqual(
          from <= Date.parse('2026-11-20T09:00:00Z') ? [] : expect.anything(),
        );
      }),
      { seed: 27, numRuns: 150 },
    );
  });
});
