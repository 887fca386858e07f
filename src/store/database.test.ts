import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import type { WriteLogEntry } from '../record/write-back';
import { LeadlightDatabase } from './database';
import { markTimes } from './mark-times';
import { writeShelf } from './write-log';

const AT = Date.UTC(2026, 10, 20);
const identity = { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: '' } as const;
const key = 'hubspot:7:deal:1';

const WAITING: WriteLogEntry = {
  ...{ write: 'w', at: AT, identity, kind: 'setOwner', lines: [], result: 'waiting', reason: null },
  waiting: { kind: 'setOwner', values: [] },
};

it('finds by its indexes what version 16 had stored', async () => {
  const before = new Dexie('from-16');
  before.version(16).stores({ suppressions: '[key+rule], key', writes: 'write, key' });
  const mark = { key, rule: 'stale', kind: 'dismiss', until: null, reason: 'x', at: AT, fingerprint: '' };
  await before.table('suppressions').add(mark);
  await before.table('writes').bulkAdd([
    { write: 'w', key, entry: WAITING },
    { write: 'a', key, entry: { ...WAITING, write: 'a', result: 'done', waiting: null } },
  ]);
  before.close();
  const began = Date.now();
  const db = new LeadlightDatabase('from-16');
  // Whatever judged the record before did not know of marks.
  expect([...(await markTimes(db, AT + 1).since(began))]).toEqual([[key, expect.any(Number)]]);
  expect(await writeShelf(db).waiting()).toEqual([WAITING]);
  await db.delete();
});
