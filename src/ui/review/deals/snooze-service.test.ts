import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../engine/assess';
import { compilePack } from '../../../engine/compile-pack';
import { recordFingerprint } from '../../../record/fingerprint';
import { mergeHistory } from '../../../record/history';
import { recordKey } from '../../../record/record-key';
import type { CrmRecord } from '../../../record/types';
import type { Suppression } from '../../../record/visit';
import {
  DAY,
  deal,
  empty,
  filled,
  history,
  lead,
  NOW,
  unreadable,
} from '../../../rule-kinds/testing/record-builder';
import { bundledPack } from '../../../rule-packs/bundled';
import { LeadlightDatabase, type StoredSuppression } from '../../../store/database';
import { installBundledPack } from '../../../store/packs';
import { openRecord, suppress } from '../../../store/records';
import { isInEffect } from '../../../store/review-marks';
import { storedJudges } from '../../../studio/judge-stored';
import { StoreOthers } from '../../../studio/store-others';
import { selectWarnings } from '../../components/select-warnings';
import { snoozeService } from './snooze-service';

const CONTEXT = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const UNTIL = NOW + 7 * DAY;
const compiled = compilePack(bundledPack, 'bundled');
const RULES = bundledPack.rules.map(({ id }) => id);

interface Case {
  record: CrmRecord;
  marks: Suppression[];
  /** Changes that visits have seen. */
  seen: CrmRecord['history'];
  state: 'stored' | 'damaged' | 'gone';
}

const field = (value: fc.Arbitrary<string | number>) =>
  fc.oneof(
    value.map((known) => filled(known)),
    fc.constantFrom(empty(), unreadable('not-a-number')),
  );

const STAGES = ['Qualified', 'Demo', 'Proposal', 'Negotiation', 'Closed Won', 'Elsewhere'];
const dealOf = fc
  .record({
    label: fc.constantFrom(...STAGES),
    amount: field(fc.constantFrom(0, 500, 90_000)),
    closeDate: field(fc.constantFrom('2026-11-01', '2027-01-01')),
    nextStep: field(fc.constant('Call')),
    moves: fc.array(fc.constantFrom('2026-03-01', '2026-08-01', '2026-11-10'), { maxLength: 3 }),
  })
  .map(({ label, moves, ...fields }) =>
    deal({
      fields,
      stage: { id: null, label },
      history: history('stage', 'crm', ...moves.map((at): [string, string] => [at, label])),
    }),
  );
/** Leads that are the same person now and then. */
const leadOf = fc
  .record({
    email: field(fc.constantFrom('ada@mail.example', 'bo@mail.example')),
    company: field(fc.constant('Mills')),
  })
  .map((fields) => lead(fields));

const mark = fc.record({
  rule: fc.constantFrom(...RULES),
  kind: fc.constantFrom('snooze' as const, 'dismiss' as const),
  until: fc.constantFrom(null, NOW - 1, NOW + DAY),
  at: fc.constant(NOW - 5 * DAY),
  reason: fc.constant(null),
  fingerprint: fc.constantFrom('[]', '[["","","Elsewhere"],"1","2","3"]'),
  isOver: fc.boolean(),
});

const cases: fc.Arbitrary<Case[]> = fc
  .array(
    fc.record({
      record: fc.oneof(dealOf, leadOf),
      marks: fc.uniqueArray(mark, { maxLength: 4, selector: ({ rule }) => rule }),
      seen: fc.constantFrom([], history('closeDate', 'observed', ['2026-11-05', '2026-12-01', '2026-10-01'])),
      state: fc.constantFrom<Case['state'][]>('stored', 'stored', 'stored', 'damaged', 'gone'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map((one, at) => ({
      ...one,
      record: { ...one.record, identity: { ...one.record.identity, id: `${at}` } },
      marks: one.marks.map(({ isOver, ...rest }) => (isOver ? { ...rest, endedAt: NOW - DAY } : rest)),
    })),
  );

let databases = 0;
async function storeOf(all: readonly Case[]): Promise<LeadlightDatabase> {
  databases += 1;
  const db = new LeadlightDatabase(`snooze-${databases}`);
  await installBundledPack(db, bundledPack, NOW);
  for (const { record, marks, seen, state } of all) {
    const key = recordKey(record.identity);
    const stored = state === 'damaged' ? { ...record, history: 'none' } : record;
    const row = { key, record: stored, summary: null, asOf: record.asOf };
    if (state !== 'gone') await db.table('records').put(row);
    await db.suppressions.bulkPut(marks.map((own) => ({ key, ...own })));
    for (const entry of seen) await db.observations.add({ key, entry });
  }
  return db;
}

const keysOf = (all: readonly Case[]): string[] => all.map(({ record }) => recordKey(record.identity));
const sound = (all: readonly Case[]): Case[] => all.filter(({ state }) => state === 'stored');
const marksIn = (db: LeadlightDatabase): Promise<StoredSuppression[]> => db.suppressions.toArray();

/** As a rep would do it, opening one record after the other. */
async function oneByOne(
  db: LeadlightDatabase,
  all: readonly Case[],
): Promise<{ warnings: number; records: number }> {
  const counts = { warnings: 0, records: 0 };
  const others = new StoreOthers(db, compiled);
  const found: { record: CrmRecord; rules: string[] }[] = [];
  for (const { record: own } of sound(all)) {
    const { snapshot, observed, suppressions } = await openRecord(db, own.identity);
    if (!snapshot) throw new Error('It was stored.');
    const record = { ...snapshot, history: mergeHistory(snapshot.history, observed) };
    await others.tell(record.identity);
    const assessment = assess(compiled, record, others.around(record, CONTEXT));
    const { active, folded } = selectWarnings(assessment, suppressions, NOW, recordFingerprint(record));
    found.push({ record, rules: [...active, ...folded].map(({ rule }) => rule) });
  }
  for (const { record, rules } of found) {
    counts.warnings += rules.length;
    counts.records += Number(rules.length > 0);
    const fingerprint = recordFingerprint(record);
    for (const rule of rules)
      await suppress(db, record.identity, {
        rule,
        kind: 'snooze',
        until: UNTIL,
        reason: null,
        at: NOW,
        fingerprint,
      });
  }
  return counts;
}

/** Each shows several warnings: more in all than are written at once. */
const OLD: readonly Case[] = Array.from({ length: 700 }, (_, at) => ({
  record: deal({
    identity: { ...deal().identity, id: `${at}` },
    stage: { id: null, label: 'Proposal' },
    fields: {
      amount: empty(),
      closeDate: filled('2026-11-01'),
      nextStep: empty(),
      stageEnteredAt: filled(NOW - 200 * DAY),
    },
    history: history(
      'stage',
      'crm',
      ['2026-03-01', 'Demo'],
      ['2026-03-05', 'Negotiation', 'Demo'],
      ['2026-03-09', 'Proposal', 'Negotiation'],
    ),
  }),
  marks: [],
  seen: [],
  state: 'stored',
}));

const runOf = (all: readonly Case[], id = 1) => ({
  id,
  keys: keysOf(all).join('\n'),
  until: UNTIL,
  context: CONTEXT,
});

describe('snoozing many records at once', () => {
  it('puts away what opening each of them would show, and takes back just that', async () => {
    let [put, kept] = [0, 0];
    const property = fc.asyncProperty(cases, async (all) => {
      const [db, other] = [await storeOf(all), await storeOf(sound(all))];
      const before = new Set((await marksIn(db)).filter(isInEffect).map(({ key, rule }) => `${key} ${rule}`));
      const service = snoozeService(db, () => storedJudges(db));
      const counts = await service.snooze(runOf(all), () => {});
      expect(counts).toEqual({ ...(await oneByOne(other, all)), unjudged: all.length - sound(all).length });
      const keys = new Set(keysOf(sound(all)));
      const marks = (await marksIn(db)).filter(({ key }) => keys.has(key));
      expect(marks).toEqual(await marksIn(other));
      await service.undoSnooze(1, NOW + 1, () => {});
      const left = (await marksIn(db)).filter(isInEffect);
      expect(left.filter(({ at }) => at === NOW)).toEqual([]);
      for (const { key, rule } of left) expect(before).toContain(`${key} ${rule}`);
      put += counts?.warnings ?? 0;
      kept += left.length;
    });
    await fc.assert(property, { numRuns: 25, seed: 11 });
    expect(Math.min(put, kept)).toBeGreaterThan(20);
  }, 60_000);

  it('tells how far it is: records that are checked, then warnings that are written', async () => {
    const db = await storeOf(OLD);
    const steps: string[] = [];
    const service = snoozeService(db, () => storedJudges(db));
    const counts = await service.snooze(runOf(OLD), ({ step, done, total }) =>
      steps.push(`${step} ${done}/${total}`),
    );
    const marks = (await marksIn(db)).length;
    expect(counts?.records).toBe(OLD.length);
    expect(steps).toEqual([
      'check 500/700',
      'check 700/700',
      `write 2000/${marks}`,
      `write ${marks}/${marks}`,
    ]);
  });

  it('leaves nothing behind when it is stopped, whether it checks or writes', async () => {
    for (const at of ['check', 'write']) {
      const db = await storeOf(OLD);
      const service = snoozeService(db, () => storedJudges(db));
      const stop = ({ step }: { step: string }) => step === at && service.stopSnooze(1);
      expect(await service.snooze(runOf(OLD), stop)).toBeNull();
      expect(await marksIn(db)).toEqual([]);
    }
  });

  it('takes back the last run alone', async () => {
    const all = OLD.slice(0, 1);
    const db = await storeOf(all);
    const service = snoozeService(db, () => storedJudges(db));
    await service.snooze(runOf(all), () => {});
    await service.snooze(runOf(all, 2), () => {});
    await expect(service.undoSnooze(1, NOW, () => {})).rejects.toThrow('record by record');
    await service.undoSnooze(2, NOW, () => {});
  });
});
