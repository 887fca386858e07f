import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import type { WriteLogEntry } from '../record/write-back';
import { LeadlightDatabase } from './database';
import { forgetRecordsBefore } from './records';
import { wipeAccount } from './wipe';
import { writeShelf } from './write-log';

const db = new LeadlightDatabase(`writes-${crypto.randomUUID()}`);
afterEach(() => db.writes.clear());

const entry = (write: string, overrides: Partial<WriteLogEntry> = {}): WriteLogEntry => ({
  write,
  at: 1_000,
  identity: { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: '' },
  kind: 'setOwner',
  lines: [{ label: 'Owner', before: 'Kim Rep', after: 'Lou Rep' }],
  result: 'done',
  reason: null,
  waiting: null,
  ...overrides,
});
const WAITING = entry('w', { result: 'waiting', waiting: { kind: 'setOwner', values: [] } });

it('keeps one entry per write, in the order of time, and those of one record', async () => {
  const shelf = writeShelf(db);
  await shelf.put(entry('b', { at: 2_000, result: 'started' }));
  await shelf.put(entry('a'));
  await shelf.put(entry('b', { at: 2_000 }));
  await shelf.put(entry('c', { identity: { ...entry('c').identity, id: '2' } }));
  const own = await shelf.of(entry('a').identity);
  expect(own.map(({ write, result }) => [write, result])).toEqual([
    ['a', 'done'],
    ['b', 'done'],
  ]);
});

it('lists what waits, and lets only that be taken back', async () => {
  const shelf = writeShelf(db);
  await shelf.put(WAITING);
  await shelf.put(entry('a'));
  // What is over is not looked at: not even a row that is damaged.
  await db.table('writes').put({ write: 'odd', key: 'hubspot:7:deal:1' });
  expect((await shelf.waiting()).map(({ write }) => write)).toEqual(['w']);
  await db.writes.delete('odd');
  await shelf.discard('a');
  await shelf.discard('w');
  expect(await db.writes.toCollection().primaryKeys()).toEqual(['a']);
});

it('goes with its record, by age or by a wipe', async () => {
  const shelf = writeShelf(db);
  await shelf.put(entry('a'));
  await forgetRecordsBefore(db, 2_000);
  expect(await db.writes.count()).toBe(0);
  await shelf.put(entry('b'));
  await wipeAccount(db, { crm: 'hubspot', org: '7' });
  expect(await db.writes.count()).toBe(0);
});
