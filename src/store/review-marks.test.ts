import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RecordIdentity } from '../record/types';
import type { Suppression } from '../record/visit';
import { LeadlightDatabase } from './database';
import { feedbackSource } from './feedback-source';
import { openRecord, suppress, unsuppress } from './records';
import { marksLog, suppressAll, unsuppressAll } from './review-marks';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 20);
const identity: RecordIdentity = { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: '' };
const key = 'hubspot:7:deal:1';
const mark = (at: number, more: Partial<Suppression> = {}): Suppression => ({
  rule: 'stale',
  kind: 'snooze',
  until: at + DAY,
  reason: null,
  at,
  fingerprint: 'a|b',
  ...more,
});

let db: LeadlightDatabase;
beforeEach(() => {
  db = new LeadlightDatabase('review-marks');
});
afterEach(() => db.delete());

const log = async () =>
  (await marksLog(db, identity)).map(({ rule, kind, at, endedAt }) =>
    [rule, kind, (at - START) / DAY, endedAt === undefined ? 'on' : (endedAt - START) / DAY].join(' '),
  );

it('tells every mark of a record, also what was taken back or replaced', async () => {
  await suppress(db, identity, mark(START));
  await unsuppress(db, identity, 'stale', START + DAY / 2);
  await suppress(db, identity, mark(START + DAY, { kind: 'dismiss', until: null, reason: 'a renewal' }));
  await suppress(db, identity, mark(START + 2 * DAY));
  await suppress(db, { ...identity, id: '2' }, mark(START));
  expect(await log()).toEqual(['stale snooze 2 on', 'stale dismiss 1 2', 'stale snooze 0 0.5']);
  expect((await openRecord(db, identity)).suppressions).toEqual([mark(START + 2 * DAY)]);
});

it('takes a mark that is sent twice for one, and one that ran out for no other’s end', async () => {
  await suppress(db, identity, mark(START));
  await suppress(db, identity, mark(START));
  await suppress(db, identity, mark(START + 5 * DAY));
  expect(await log()).toEqual(['stale snooze 5 on', 'stale snooze 0 on']);
});

it('says when marks changed once nobody else holds them', async () => {
  const log: string[] = [];
  const clock = () => {
    log.push('clock');
    return START;
  };
  let isHeld = true;
  const other = db.transaction('r', db.suppressions, async () => {
    for (let turn = 0; isHeld || turn < 20; turn += 1) await db.suppressions.count();
    log.push('other');
  });
  await db.settings.count();
  const writing = suppressAll(db, [{ ...mark(START - DAY), key }], { clock });
  await db.settings.count();
  isHeld = false;
  expect(await writing).toBe(START);
  await other;
  expect(log).toEqual(['other', 'clock']);
  expect(await db.suppressions.toArray()).toMatchObject([{ at: START - DAY, changedAt: START }]);
  const taken = await unsuppressAll(db, [{ key, rule: 'stale' }], START, { clock: () => START + 5 });
  expect(taken).toEqual({ changedAt: START + 5, keys: new Set([key]) });
  expect(await db.suppressions.toArray()).toMatchObject([{ endedAt: START, changedAt: START + 5 }]);
});

it('takes back the mark of a time alone, and tells the records of which there was any', async () => {
  const newer = { ...mark(START + 1), kind: 'dismiss' as const, until: null, key };
  await suppressAll(db, [
    { ...mark(START), key },
    { ...mark(START), key: 'other' },
  ]);
  await suppressAll(db, [newer]);
  const first = [key, 'other', 'never'].map((one) => ({ key: one, rule: 'stale', at: START }));
  expect((await unsuppressAll(db, first, START + 2)).keys).toEqual(new Set(['other']));
  expect(await db.suppressions.toArray()).toMatchObject([
    { key, kind: 'dismiss', at: START + 1 },
    { key: 'other', endedAt: START + 2 },
  ]);
  expect((await db.suppressions.get([key, 'stale']))?.endedAt).toBeUndefined();
  expect((await unsuppressAll(db, first, START + 3)).keys).toEqual(new Set());
});

it('does not count what was taken back as put away', async () => {
  await suppressAll(db, [
    { ...mark(START), key },
    { ...mark(START, { rule: 'gaps' }), key },
  ]);
  await unsuppressAll(
    db,
    [
      { key, rule: 'stale' },
      { key, rule: 'never' },
    ],
    START + 1,
  );
  await unsuppressAll(db, [{ key, rule: 'stale' }], START + 2);
  expect((await openRecord(db, identity)).suppressions.map(({ rule }) => rule)).toEqual(['gaps']);
  const { marks } = await feedbackSource(db, START + DAY, () => 'device');
  expect(marks.map(({ rule }) => rule)).toEqual(['gaps']);
  expect((await db.suppressions.get([key, 'stale']))?.endedAt).toBe(START + 1);
});
