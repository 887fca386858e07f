import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordKey } from '../record/record-key';
import type { CrmRecord } from '../record/types';
import type { VisitSummary } from '../record/visit';
import { LeadlightDatabase } from './database';
import { dueUnmarked, type JudgedBy } from './due-judgements';
import { anyDue, type JudgeReview, judgeReview } from './judge-review';
import { saveVisit } from './records';
import { unpackSegment } from './review-columns';
import { readReview } from './review-index';

const NOW = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000;
const MARK = { rule: 'stale', kind: 'dismiss', until: null, reason: 'a renewal', fingerprint: '[]' } as const;
const PACK = 'company@4';

const summary = (about: Partial<VisitSummary> = {}): VisitSummary => ({
  ...{ breach: 0, warning: 0, info: 0, unknown: 0, passed: 1, topWarning: null, score: null, kinds: [] },
  ...{ judgedBy: PACK, judgedAt: NOW },
  ...about,
});

const deal = (id: string, asOf = NOW): CrmRecord => ({
  identity: { crm: 'hubspot', object: 'deal', id, org: '7', url: `https://app.hubspot.com/${id}` },
  ...{ title: `Deal ${id}`, fields: {}, stage: null, stages: [], history: [], asOf, apiNames: {} },
  coverage: 'page',
});

let db: LeadlightDatabase;
let counter = 0;
beforeEach(() => {
  counter += 1;
  db = new LeadlightDatabase(`judge-${counter}`);
});

const rows = async () =>
  (await readReview(db)).flatMap(unpackSegment).sort((a, b) => a.key.localeCompare(b.key));
const countDue = async (by: JudgedBy) =>
  (await readReview(db)).reduce((sum, segment) => sum + dueUnmarked(segment, by), 0);
const warnings = async () => (await rows()).map(({ title, topWarning }) => `${title}: ${topWarning}`);

const stale: JudgeReview['judge'] = async (records) =>
  records.map(({ title }) => summary({ topWarning: `${title} is stale`, warning: 1 }));
const judgeAll = (options: Partial<JudgeReview> = {}) =>
  judgeReview(db, { pack: PACK, now: NOW, judge: stale, ...options });

describe('judgeReview', () => {
  it('judges what nothing, another pack, or this one long ago has judged', async () => {
    await db.records.put({ key: 'hubspot:7:deal:1', record: deal('1'), summary: null, asOf: NOW });
    await saveVisit(db, deal('2'), summary({ judgedBy: 'company@3' }));
    await saveVisit(db, deal('3'), summary({ judgedAt: NOW - 7 * HOUR }));
    await saveVisit(db, deal('4'), summary({ judgedAt: NOW - 5 * HOUR }));
    await saveVisit(db, deal('5'), summary({ judgedBy: undefined, judgedAt: undefined }));
    expect(await countDue({ pack: PACK, now: NOW })).toBe(4);
    const seen: number[] = [];
    expect(await judgeAll({ onProgress: ({ done, total }) => seen.push(done, total) })).toBe(4);
    expect([seen[0], seen[1]]).toEqual([1, 5]);
    expect([seen.at(-2), seen.at(-1)]).toEqual([5, 5]);
    expect(await warnings()).toEqual([
      'Deal 1: Deal 1 is stale',
      'Deal 2: Deal 2 is stale',
      'Deal 3: Deal 3 is stale',
      'Deal 4: null',
      'Deal 5: Deal 5 is stale',
    ]);
    expect(await countDue({ pack: PACK, now: NOW })).toBe(0);
  });

  it('rests after each batch', async () => {
    await db.records.put({ key: 'hubspot:7:deal:1', record: deal('1'), summary: null, asOf: NOW });
    await readReview(db);
    let rests = 0;
    await judgeAll({
      async rest() {
        rests += 1;
      },
    });
    expect(rests).toBe(1);
  });

  it('hands over what visits saw of the history', async () => {
    await saveVisit(db, deal('1'), summary({ judgedBy: 'company@3' }));
    const entry = { field: 'stage', at: NOW, from: 'a', to: 'b', source: 'observed' } as const;
    await db.observations.add({ key: 'hubspot:7:deal:1', entry });
    await readReview(db);
    const handed: CrmRecord[] = [];
    await judgeAll({
      judge: async (records) => {
        handed.push(...records);
        return records.map(() => null);
      },
    });
    expect(handed[0]?.history).toEqual([entry]);
    expect(await warnings()).toEqual(['Deal 1: null']);
  });

  it('keeps what a visit brought meanwhile', async () => {
    await saveVisit(db, deal('1'), summary({ judgedBy: 'company@3' }));
    await readReview(db);
    await judgeAll({
      judge: async (records) => {
        await saveVisit(db, deal('1', NOW + 1), summary({ topWarning: 'Newer' }));
        await readReview(db);
        return stale(records, [], NOW);
      },
    });
    expect(await warnings()).toEqual(['Deal 1: Newer']);
  });

  it('judges anew what was put away since, what was taken back, and what a snooze has ended for', async () => {
    const keys = ['1', '2', '3', '4'].map((id) => `hubspot:7:deal:${id}`);
    for (const id of ['1', '2', '3', '4']) await saveVisit(db, deal(id), summary({ judgedAt: NOW - HOUR }));
    const mark = {
      rule: 'stale',
      reason: null,
      fingerprint: '[]',
      until: null,
      changedAt: NOW - 2 * HOUR,
    } as const;
    const [one = '', two = '', three = '', four = ''] = keys;
    await db.suppressions.bulkAdd([
      { ...mark, key: one, kind: 'dismiss', at: NOW - 2 * HOUR, changedAt: NOW - 60_000 },
      {
        ...mark,
        key: two,
        kind: 'dismiss',
        at: NOW - 2 * HOUR,
        endedAt: NOW - HOUR,
        changedAt: NOW - 60_000,
      },
      { ...mark, key: three, kind: 'snooze', at: NOW - 2 * HOUR, until: NOW - 60_000 },
      { ...mark, key: four, kind: 'snooze', at: NOW - 2 * HOUR, until: NOW + HOUR },
    ]);
    await readReview(db);
    expect(await anyDue(db, { pack: PACK, now: NOW })).toBe(true);
    const handed: string[] = [];
    const judge: JudgeReview['judge'] = async (records, suppressions) => {
      for (const [index, { identity }] of records.entries())
        handed.push(`${identity.id}: ${suppressions[index]?.map(({ kind }) => kind).join() ?? 'none'}`);
      return records.map(() => summary({ judgedAt: NOW, putAway: 1 }));
    };
    expect(await judgeAll({ judge })).toBe(3);
    expect(handed.sort()).toEqual(['1: dismiss', '2: ', '3: snooze']);
    expect((await rows())[0]).toMatchObject({ title: 'Deal 1', topWarning: null, putAway: 1 });
    expect(await anyDue(db, { pack: PACK, now: NOW })).toBe(false);
    expect(await anyDue(db, { pack: PACK, now: NOW + HOUR })).toBe(true);
  });

  it('stops between batches, and goes on with the rest', async () => {
    for (let id = 0; id < 250; id += 1)
      await db.records.put({
        key: `hubspot:7:deal:${id}`,
        record: deal(String(id)),
        summary: null,
        asOf: NOW,
      });
    await readReview(db);
    const control = new AbortController();
    const onProgress: JudgeReview['onProgress'] = ({ done }) => {
      if (done >= 100) control.abort();
    };
    await expect(judgeAll({ signal: control.signal, onProgress })).rejects.toThrow();
    const left = await countDue({ pack: PACK, now: NOW });
    expect(left).toBeLessThan(250);
    expect(left).toBeGreaterThan(0);
    expect(await judgeAll()).toBe(left);
    expect((await rows()).every(({ warning }) => warning === 1)).toBe(true);
  });

  it('says of a record that is gone that it is, whatever the engine says', async () => {
    const record = deal('1');
    await db.records.put({ key: 'hubspot:7:deal:1', record, summary: null, asOf: NOW, goneSince: NOW });
    await readReview(db);
    await judgeAll();
    expect(await warnings()).toEqual(['Deal 1: Not in the CRM any more, or closed to you']);
    expect((await rows())[0]).toMatchObject({ warning: null, kinds: null, judgedBy: PACK });
    expect(await countDue({ pack: PACK, now: NOW })).toBe(0);
  });
});

describe('anyDue', () => {
  const isDue = () => anyDue(db, { pack: PACK, now: NOW });

  it('finds what is stored and was never listed, what is listed, and what came since', async () => {
    expect(await isDue()).toBe(false);
    await saveVisit(db, deal('1'), summary());
    expect(await isDue()).toBe(false);
    await db.records.put({ key: 'hubspot:7:deal:2', record: deal('2'), summary: null, asOf: NOW });
    expect(await isDue()).toBe(true);
    await readReview(db);
    expect(await isDue()).toBe(true);
    await judgeAll();
    expect(await isDue()).toBe(false);
    await saveVisit(db, deal('3'), summary({ judgedBy: 'company@3' }));
    expect(await isDue()).toBe(true);
    await saveVisit(db, deal('3'), summary());
    expect(await isDue()).toBe(false);
    expect(await anyDue(db, { pack: PACK, now: NOW + 7 * HOUR })).toBe(true);
    expect(await anyDue(db, { pack: 'company@5', now: NOW })).toBe(true);
  });

  it('finds what was put away since it was visited, whether it is in the list or not yet', async () => {
    await saveVisit(db, deal('1'), summary({ judgedAt: NOW - HOUR }));
    const putAway = (changedAt: number) =>
      db.suppressions.put({ ...MARK, key: 'hubspot:7:deal:1', at: NOW - 3 * HOUR, changedAt });
    for (const list of [async () => {}, readReview]) {
      await list(db);
      await putAway(NOW - 2 * HOUR);
      expect(await isDue()).toBe(false);
      await putAway(NOW - 1);
      expect(await isDue()).toBe(true);
    }
  });

  it('reads no mark that is older than all that was judged, and none where something is due anyhow', async () => {
    for (const [id, hours] of [1, 2].entries())
      await saveVisit(db, deal(`${id}`), summary({ judgedAt: NOW - hours * HOUR }));
    await db.suppressions.bulkAdd(
      [1.5, 3].map((hours) => ({ ...MARK, key: `of ${hours}`, at: NOW, changedAt: NOW - hours * HOUR })),
    );
    const read: string[] = [];
    db.suppressions.hook('reading', (row) => {
      read.push(row.key);
      return row;
    });
    for (const list of [async () => {}, readReview]) {
      await list(db);
      expect([await isDue(), read.splice(0)]).toEqual([false, ['of 1.5']]);
    }
    const mixed = Array.from({ length: 400 }, (_, id) => ({
      record: deal(`${id}`),
      summary: summary(id % 2 > 0 ? { judgedBy: 'company@3' } : { judgedAt: NOW - 2 * HOUR }),
      asOf: NOW,
    }));
    await db.records.bulkPut(mixed.map((row) => ({ ...row, key: recordKey(row.record.identity) })));
    await db.settings.delete('review-format');
    for (const list of [async () => {}, readReview]) {
      await list(db);
      expect([await isDue(), read.splice(0)]).toEqual([true, []]);
    }
  });

  it('takes judgements from before another pack joined in as due, and judges them', async () => {
    const by = { pack: PACK, now: NOW + HOUR, since: NOW + 1 };
    await saveVisit(db, deal('1'), summary());
    expect(await anyDue(db, by)).toBe(true);
    await readReview(db);
    const judge: JudgeReview['judge'] = async (records) => records.map(() => summary({ judgedAt: by.now }));
    expect(await judgeAll({ ...by, judge })).toBe(1);
    expect(await anyDue(db, by)).toBe(false);
  });

  it('finds the last of many', async () => {
    for (let id = 100; id < 350; id += 1) {
      const is = id === 349 ? summary({ judgedBy: 'company@3' }) : summary();
      await db.records.put({ key: `hubspot:7:deal:${id}`, record: deal(`${id}`), summary: is, asOf: NOW });
    }
    expect(await isDue()).toBe(true);
  });
});
