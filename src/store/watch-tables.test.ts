import 'fake-indexeddb/auto';
import { Dexie, RangeSet } from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CrmRecord } from '../record/types';
import { LeadlightDatabase } from './database';
import { forgetRecordsBefore, saveVisit, suppress, unsuppress } from './records';
import { watchTables } from './watch-tables';

const NOW = Date.UTC(2026, 10, 20);
const record: CrmRecord = {
  identity: { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: '' },
  ...{ title: null, fields: {}, stage: null, stages: [], history: [], asOf: NOW, apiNames: {} },
  coverage: 'page',
};
const COUNTS = { breach: 0, warning: 0, info: 0, unknown: 0, passed: 1, topWarning: null, score: null };
const MARK = { rule: 'stale', kind: 'dismiss', until: null, reason: 'no', at: NOW, fingerprint: '' } as const;

let db: LeadlightDatabase;
let changes: number;
let stop: () => void;
beforeEach(() => {
  db = new LeadlightDatabase('watch-tables');
  changes = 0;
  stop = watchTables(db, ['records', 'observations'], () => {
    changes += 1;
  });
});
afterEach(async () => {
  stop();
  await db.delete();
});

/** What was changed is told once its transaction has ended. */
async function changed(work: () => Promise<unknown>): Promise<boolean> {
  const before = changes;
  await work();
  await new Promise((resolve) => setTimeout(resolve));
  return changes > before;
}

it('tells of records that were stored or deleted', async () => {
  expect(await changed(() => saveVisit(db, record, COUNTS))).toBe(true);
  expect(await changed(() => forgetRecordsBefore(db, NOW + 1))).toBe(true);
});

it('tells of nothing where none was deleted, as each day by age, nor of other tables', async () => {
  await changed(() => saveVisit(db, record, COUNTS));
  expect(await changed(() => forgetRecordsBefore(db, NOW))).toBe(false);
  expect(await changed(() => db.records.bulkDelete([]))).toBe(false);
  expect(await changed(() => suppress(db, record.identity, MARK))).toBe(false);
});

it('tells of marks that were made or taken back, where those are what is watched', async () => {
  stop();
  stop = watchTables(db, ['suppressions'], () => {
    changes += 1;
  });
  expect(await changed(() => suppress(db, record.identity, MARK))).toBe(true);
  expect(await changed(() => unsuppress(db, record.identity, MARK.rule, NOW + 1))).toBe(true);
  expect(await changed(() => saveVisit(db, record, COUNTS))).toBe(false);
});

it('tells where nobody knows what was changed while the page slept', async () => {
  const all = new RangeSet(Number.NEGATIVE_INFINITY, [[]]);
  expect(await changed(async () => Dexie.on('storagemutated').fire({ all }))).toBe(true);
});

it('tells of no other database, and of nothing once it is stopped', async () => {
  const other = new LeadlightDatabase('another');
  expect(await changed(() => saveVisit(other, record, COUNTS))).toBe(false);
  await other.delete();
  stop();
  expect(await changed(() => saveVisit(db, record, COUNTS))).toBe(false);
});
