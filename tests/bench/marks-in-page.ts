import { recordKey } from '../../src/record/record-key';
import type { WriteLogEntry } from '../../src/record/write-back';
import { DAY, deal, NOW } from '../../src/rule-kinds/testing/record-builder';
import { LeadlightDatabase, type StoredRecord } from '../../src/store/database';
import { anyDue } from '../../src/store/judge-review';
import { settleReview } from '../../src/store/review-index';
import { suppressAll } from '../../src/store/review-marks';
import { waitingWrites } from '../../src/store/waiting-writes';

const HOUR = DAY / 24;
const PACK = 'bench@1';
const CHUNK = 2000;

let db = new LeadlightDatabase('bench');

const identityOf = (id: number) => ({ ...deal().identity, id: String(id) });
const keyOf = (id: number): string => recordKey(identityOf(id));
const ids = (count: number): number[] => Array.from({ length: count }, (_, id) => id);

/** Stores so many deals, judged an hour ago, and makes the list of them. */
export async function fill(size: number): Promise<void> {
  await db.delete();
  db = new LeadlightDatabase('bench');
  for (let from = 0; from < size; from += CHUNK)
    await db.records.bulkPut(
      ids(Math.min(CHUNK, size - from)).map((id) => judgedDeal(from + id, NOW - HOUR)),
    );
  await settleReview(db);
}

function judgedDeal(id: number, judgedAt: number): StoredRecord {
  const counts = { breach: 0, warning: 1, info: 0, unknown: 0, passed: 4 };
  const summary = { ...counts, topWarning: 'Stale', score: null, judgedBy: PACK, judgedAt };
  return { key: keyOf(id), record: deal({ identity: identityOf(id) }), summary, asOf: NOW - DAY };
}

/** Snoozes a warning of each, so many hours before now; answers with the milliseconds that it took. */
export async function snooze(size: number, hoursAgo: number): Promise<number> {
  const at = NOW - hoursAgo * HOUR;
  const mark = { rule: 'stale', kind: 'snooze' as const, until: NOW + 7 * DAY, reason: null, at };
  const fingerprint = JSON.stringify(['Negotiation', 84_000, '2026-12-18', 'Mara']);
  const start = performance.now();
  await suppressAll(
    db,
    ids(size).map((id) => ({ ...mark, key: keyOf(id), fingerprint })),
    { clock: () => at },
  );
  return performance.now() - start;
}

/** A visit that is older than all else that was judged. */
export async function judgeOneEarlier(hoursAgo: number): Promise<void> {
  await db.records.put(judgedDeal(0, NOW - hoursAgo * HOUR));
  await db.reviewPending.put({ key: keyOf(0) });
  await settleReview(db);
}

/** Whether anything is to be judged anew, as the background asks at every mark and alarm. */
export async function look(): Promise<{ ms: number; isDue: boolean }> {
  const start = performance.now();
  const isDue = await anyDue(db, { pack: PACK, now: NOW });
  return { ms: performance.now() - start, isDue };
}

/** A log of so many changes that were made, and some that wait. */
export async function logWrites(made: number, waiting: number): Promise<void> {
  const entries = ids(made + waiting).map((id) => writeOf(id, id >= made));
  await db.writes.bulkPut(entries.map((entry) => ({ write: entry.write, key: keyOf(entry.at), entry })));
}

function writeOf(id: number, isWaiting: boolean): WriteLogEntry {
  return {
    write: `write-${id}`,
    at: id,
    identity: identityOf(id),
    kind: 'setOwner',
    lines: [{ label: 'Owner', before: 'Mara', after: 'Lou Rep' }],
    result: isWaiting ? 'waiting' : 'done',
    reason: null,
    waiting: isWaiting
      ? { kind: 'setOwner', values: [{ field: 'owner', label: 'Owner', names: ['Lou Rep'] }] }
      : null,
  };
}

export async function waiting(): Promise<{ ms: number; count: number }> {
  const start = performance.now();
  const { length: count } = await waitingWrites(db);
  return { ms: performance.now() - start, count };
}

/** Peer: all rows of a table, as they are. */
export async function readAll(table: 'suppressions' | 'writes'): Promise<number> {
  const start = performance.now();
  await new Promise((resolve) => {
    db.backendDB().transaction(table).objectStore(table).getAll().onsuccess = resolve;
  });
  return performance.now() - start;
}
