import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assess } from '../../../engine/assess';
import { compilePack } from '../../../engine/compile-pack';
import { recordFingerprint } from '../../../record/fingerprint';
import { mergeHistory } from '../../../record/history';
import { recordKey } from '../../../record/record-key';
import type { CrmRecord } from '../../../record/types';
import { DAY, NOW } from '../../../rule-kinds/testing/record-builder';
import { bundledPack } from '../../../rule-packs/bundled';
import { LeadlightDatabase, type StoredSuppression } from '../../../store/database';
import { judgeReview } from '../../../store/judge-review';
import { installBundledPack } from '../../../store/packs';
import { openRecord, suppress } from '../../../store/records';
import { unpackSegment } from '../../../store/review-columns';
import { GONE } from '../../../store/review-entry';
import { readReview } from '../../../store/review-index';
import { isInEffect, markOf } from '../../../store/review-marks';
import { storedJudges } from '../../../studio/judge-stored';
import { rejudgeList } from '../../../studio/rejudge-list';
import { StoreOthers } from '../../../studio/store-others';
import { selectWarnings } from '../../components/select-warnings';
import { snoozeService } from './snooze-service';
import { type Case, cases, OLD } from './testing/snooze-cases';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const CONTEXT = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const UNTIL = NOW + 7 * DAY;
const compiled = compilePack(bundledPack, 'bundled');
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
    await db.suppressions.bulkPut(marks.map((own) => ({ key, changedAt: own.at, ...own })));
    for (const entry of seen) await db.observations.add({ key, entry });
  }
  return db;
}

const keysOf = (all: readonly Case[]): string[] => all.map(({ record }) => recordKey(record.identity));
const sound = (all: readonly Case[]): Case[] => all.filter(({ state }) => state === 'stored');
/** Without when the store was given them, which hangs on the hour. */
const marksIn = async (db: LeadlightDatabase): Promise<Omit<StoredSuppression, 'changedAt'>[]> =>
  (await db.suppressions.toArray()).map(({ changedAt: _, ...mark }) => mark);

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

const runOf = (all: readonly Case[], id = 1) => ({
  id,
  keys: keysOf(all).join('\n'),
  until: UNTIL,
  context: CONTEXT,
});

/** How many the judging takes for due a moment later; it judges them anew. */
async function judgedAgain(db: LeadlightDatabase, now: number): Promise<number> {
  const pack = `${bundledPack.id}@${bundledPack.version}`;
  const by = { pack, now: now + 1 };
  const due = await judgeReview(db, { ...by, judge: async (records) => records.map(() => null) });
  await rejudgeList(db, { ...CONTEXT, now: now + 1 }, {});
  return due;
}

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
    expect(Math.min(put, kept)).toBeGreaterThan(10);
  }, 60_000);

  it('tells how far it is: records that are checked, then warnings that are written', async () => {
    const db = await storeOf(OLD);
    const steps: string[] = [];
    const service = snoozeService(db, () => storedJudges(db));
    const counts = await service.snooze(runOf(OLD), ({ step, done, total }) => {
      // The list is brought up to date by its parts.
      if (step !== 'list' || done === total) steps.push(`${step} ${done}/${total}`);
    });
    const marks = (await marksIn(db)).length;
    expect(counts?.records).toBe(OLD.length);
    expect(steps).toEqual([
      'check 500/700',
      'check 700/700',
      `write 2000/${marks}`,
      `write ${marks}/${marks}`,
      'list 700/700',
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

  it('has the list show at once what judging confirms, and what it showed once that is taken back', async () => {
    let [hidden, moved] = [0, 0];
    const property = fc.asyncProperty(cases, async (all) => {
      const db = await storeOf(sound(all));
      const judgeAt = (now: number) => rejudgeList(db, { ...CONTEXT, now }, {});
      const rows = async () => (await readReview(db)).flatMap(unpackSegment);
      const shown = async () => (await rows()).map(({ judgedAt: _, ...row }) => row);
      vi.setSystemTime(NOW);
      await judgeAt(NOW - 1);
      const before = await shown();
      const service = snoozeService(db, () => storedJudges(db));
      await service.snooze(runOf(sound(all)), () => {});
      const after = await shown();
      const marked = (await rows()).filter(({ judgedAt }) => judgedAt === NOW).length;
      expect(await judgedAgain(db, NOW)).toBe(marked);
      expect(await shown()).toEqual(after);
      vi.setSystemTime(NOW + 5);
      await service.undoSnooze(1, NOW + 5, () => {});
      expect(await shown()).toEqual(before);
      expect(await judgedAgain(db, NOW + 5)).toBe(marked);
      expect(await shown()).toEqual(before);
      hidden += marked;
      moved += after.filter(({ putAway }) => (putAway ?? 0) > 0).length;
    });
    await fc.assert(property, { numRuns: 40, seed: 12 });
    expect(Math.min(hidden, moved)).toBeGreaterThan(10);
  }, 60_000);

  it('leaves a record that was read again meanwhile as it came', async () => {
    const [one, two] = OLD.slice(0, 2);
    if (!one || !two) throw new Error('There are seven hundred.');
    const db = await storeOf([one, two]);
    await readReview(db);
    const newer = { ...one.record, asOf: NOW + 1 };
    const key = recordKey(newer.identity);
    const service = snoozeService(db, async () => {
      const judge = await storedJudges(db);
      return async (...asked) => {
        const answers = await judge(...asked);
        await db.records.put({ key, record: newer, summary: null, asOf: newer.asOf });
        await db.reviewPending.put({ key });
        await readReview(db);
        return answers;
      };
    });
    await service.snooze(runOf([one, two]), () => {});
    const rows = (await readReview(db)).flatMap(unpackSegment);
    expect(rows.map(({ key, putAway }) => [key, (putAway ?? 0) > 0]).sort()).toEqual([
      [recordKey(one.record.identity), false],
      [recordKey(two.record.identity), true],
    ]);
  });

  it('leaves what somebody dismissed in place of a snooze, in store and list, when the run is taken back', async () => {
    const [one, two] = OLD.slice(0, 2);
    if (!one || !two) throw new Error('There are seven hundred.');
    const db = await storeOf([one, two]);
    const rows = async () =>
      new Map((await readReview(db)).flatMap(unpackSegment).map((row) => [row.key, row.putAway]));
    await rejudgeList(db, { ...CONTEXT, now: NOW - 1 }, {});
    const service = snoozeService(db, () => storedJudges(db));
    await service.snooze(runOf([one, two]), () => {});
    const key = recordKey(one.record.identity);
    const snoozed = (await db.suppressions.where('key').equals(key).toArray()).map(markOf);
    vi.setSystemTime(NOW + 1);
    for (const own of snoozed)
      await suppress(db, one.record.identity, { ...own, kind: 'dismiss', until: null, at: NOW + 1 });
    await rejudgeList(db, { ...CONTEXT, now: NOW + 2 }, {});
    vi.setSystemTime(NOW + 5);
    await service.undoSnooze(1, NOW + 5, () => {});
    const inEffect = (await db.suppressions.toArray()).filter(isInEffect);
    expect(inEffect.map((own) => [own.key, own.kind])).toEqual(snoozed.map(() => [key, 'dismiss']));
    expect((await rows()).get(key)).toBe(snoozed.length);
    expect((await rows()).get(recordKey(two.record.identity))).toBe(0);
  });

  it('counts nothing of a record that is gone from the CRM, before and after', async () => {
    const [one] = OLD;
    if (!one) throw new Error('There are seven hundred.');
    const db = await storeOf([one]);
    await db.records.update(recordKey(one.record.identity), { goneSince: NOW });
    const shown = async () =>
      (await readReview(db)).flatMap(unpackSegment).map(({ topWarning, putAway }) => [topWarning, putAway]);
    const before = await shown();
    const service = snoozeService(db, () => storedJudges(db));
    expect((await service.snooze(runOf([one]), () => {}))?.warnings).toBeGreaterThan(0);
    expect(before).toEqual([[GONE, null]]);
    expect(await shown()).toEqual(before);
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
