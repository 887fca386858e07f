import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LeadlightDatabase, type StoredSuppression } from './database';
import { markTimes } from './mark-times';

const NOW = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000;

let db: LeadlightDatabase;
beforeEach(() => {
  db = new LeadlightDatabase('mark-times');
});
afterEach(() => db.delete());

const mark = (key: string, about: Partial<StoredSuppression>): StoredSuppression => ({
  ...{ key, rule: 'stale', kind: 'snooze', until: NOW + HOUR, reason: null, at: NOW - 9 * HOUR },
  ...{ fingerprint: '[]', ...about },
});
const dismissed = { kind: 'dismiss', until: null, reason: 'a renewal' } as const;

it('is when a mark was made, taken back, or came to its time, of a record the latest', async () => {
  await db.suppressions.bulkAdd([
    mark('made', { ...dismissed, at: NOW - HOUR }),
    mark('made', { ...dismissed, at: NOW - 2 * HOUR, rule: 'gaps' }),
    mark('back', { endedAt: NOW - 2 * HOUR }),
    mark('over', { until: NOW }),
    mark('runs', {}),
    mark('later', { ...dismissed, at: NOW + 1 }),
  ]);
  expect(Object.fromEntries(await markTimes(db, NOW).since(NOW - 3 * HOUR))).toEqual({
    made: NOW - HOUR,
    back: NOW - 2 * HOUR,
    over: NOW,
  });
});

it('reads no further back than it is asked, and nothing twice', async () => {
  await db.suppressions.bulkAdd([1, 2, 3].map((hours) => mark(`${hours}`, { at: NOW - hours * HOUR })));
  const read: string[] = [];
  db.suppressions.hook('reading', (row) => {
    read.push(row.key);
    return row;
  });
  const marks = markTimes(db, NOW);
  const keys = async (from: number) => [...(await marks.since(from)).keys()];
  expect(await keys(Number.POSITIVE_INFINITY)).toEqual([]);
  expect(await keys(NOW - HOUR)).toEqual([]);
  expect(await keys(NOW - 2 * HOUR)).toEqual(['1']);
  expect(await keys(NOW - 3 * HOUR)).toEqual(['1', '2']);
  expect(await keys(NOW - HOUR)).toEqual(['1', '2']);
  expect(read).toEqual(['1', '2']);
});

it('reads many that were made at one moment a part at a time', async () => {
  const many = Array.from({ length: 4001 }, (_, id) => mark(`${id}`, { at: NOW - HOUR }));
  await db.suppressions.bulkAdd(many);
  const reads = vi.spyOn(Object.getPrototypeOf(db.suppressions.toCollection()), 'toArray');
  expect((await markTimes(db, NOW).since(NOW - 2 * HOUR)).size).toBe(4001);
  const sizes = await Promise.all(reads.mock.results.map(async ({ value }) => (await value).length));
  reads.mockRestore();
  expect(sizes).toEqual([2000, 2000, 1, 0, 0]);
});
