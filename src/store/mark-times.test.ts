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
  ...{ fingerprint: '[]', changedAt: NOW - 9 * HOUR, ...about },
});
const dismissed = { kind: 'dismiss', until: null, reason: 'a renewal' } as const;

it('is after a mark was kept or taken back, or when it comes to its time, of a record the latest', async () => {
  await db.suppressions.bulkAdd([
    mark('made', { ...dismissed, changedAt: NOW - HOUR }),
    mark('made', { ...dismissed, changedAt: NOW - 2 * HOUR, rule: 'gaps' }),
    mark('over', { until: NOW }),
    mark('runs', { at: NOW }),
    // The clock was set back since.
    mark('later', { ...dismissed, changedAt: NOW + HOUR }),
    mark('just', { changedAt: NOW - 3 * HOUR }),
  ]);
  expect(Object.fromEntries(await markTimes(db, NOW).since(NOW - 3 * HOUR))).toEqual({
    made: NOW - HOUR + 1,
    over: NOW,
    later: NOW + HOUR + 1,
    just: NOW - 3 * HOUR + 1,
  });
});

it('reads no further back than it is asked, and nothing twice', async () => {
  await db.suppressions.bulkAdd(
    [1, 2, 3].map((hours) => mark(`${hours}`, { changedAt: NOW - hours * HOUR })),
  );
  const read: string[] = [];
  db.suppressions.hook('reading', (row) => {
    read.push(row.key);
    return row;
  });
  const marks = markTimes(db, NOW);
  const keys = async (from: number) => [...(await marks.since(from)).keys()];
  expect(await keys(Number.POSITIVE_INFINITY)).toEqual([]);
  expect(await keys(NOW)).toEqual([]);
  expect(await keys(NOW - HOUR)).toEqual(['1']);
  expect(await keys(NOW - 2 * HOUR - 1)).toEqual(['1', '2']);
  expect(await keys(NOW - HOUR)).toEqual(['1', '2']);
  expect(read).toEqual(['1', '2']);
});

it('reads many that were made at one moment a part at a time', async () => {
  const many = Array.from({ length: 4001 }, (_, id) => mark(`${id}`, { changedAt: NOW - HOUR }));
  await db.suppressions.bulkAdd(many);
  const reads = vi.spyOn(Object.getPrototypeOf(db.suppressions.toCollection()), 'toArray');
  expect((await markTimes(db, NOW).since(NOW - 2 * HOUR)).size).toBe(4001);
  const sizes = await Promise.all(reads.mock.results.map(async ({ value }) => (await value).length));
  reads.mockRestore();
  expect(sizes).toEqual([2000, 2000, 1, 0]);
});
