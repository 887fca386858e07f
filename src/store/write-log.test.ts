import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import type { Change, WriteLogEntry } from '../record/write-back';
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

it('lets what waits wait through every try in its own row and place, until it is done', async () => {
  const shelf = writeShelf(db);
  const row = async () =>
    (await shelf.of(WAITING.identity)).map(({ at, result, waiting }) => [at, result, waiting]);
  await shelf.put(WAITING);
  // A background that ends here leaves it waiting; so does one that ends after any other answer.
  for (const [index, result] of (
    ['started', 'waiting', 'conflict', 'refused', 'unsure'] as const
  ).entries()) {
    await shelf.put(
      entry('w', { at: 2_000 + index, result, waiting: result === 'waiting' ? WAITING.waiting : null }),
    );
    expect(await row()).toEqual([[1_000, result, WAITING.waiting]]);
    expect(await shelf.waiting()).toHaveLength(1);
  }
  await shelf.put(entry('w', { at: 3_000 }));
  expect(await row()).toEqual([[3_000, 'done', null]]);
  // Another page that still shows it tries once more: what was done is not forgotten over that.
  for (const result of ['started', 'conflict', 'waiting'] as const)
    await shelf.put(
      entry('w', { at: 4_000, result, waiting: result === 'waiting' ? WAITING.waiting : null }),
    );
  expect(await row()).toEqual([[3_000, 'done', null]]);
});

it('keeps what a try came to when its change is discarded, and lets it wait again as it was', async () => {
  const shelf = writeShelf(db);
  const unsure = { ...WAITING, result: 'unsure' as const, reason: 'No answer.' };
  await shelf.put(unsure);
  await shelf.discard('w');
  expect(await shelf.of(WAITING.identity)).toEqual([{ ...unsure, waiting: null }]);
  expect(await shelf.waiting()).toEqual([]);
  // While it was under way.
  await shelf.put(entry('w', { result: 'refused' }));
  expect(await shelf.waiting()).toEqual([]);
  await shelf.put(unsure);
  expect(await shelf.waiting()).toEqual([unsure]);
});

it('holds a change of values that waits once for each record, and every task', async () => {
  const shelf = writeShelf(db);
  const set = (name: string): Change => ({
    kind: 'setOwner',
    values: [{ field: 'owner', label: 'Owner', names: [name] }],
  });
  const task: Change = { kind: 'createTask', task: { subject: 'Call', due: '2026-11-23', note: '' } };
  const waits = (write: string, waiting: Change, more: Partial<WriteLogEntry> = {}) =>
    shelf.put({ ...WAITING, write, kind: waiting.kind, waiting, ...more });
  await waits('a', set('Lou Rep'));
  await waits('b', set('Lou Rep'), { result: 'unsure' });
  await waits('c', set('Kim Rep'));
  await waits('d', set('Lou Rep'), { identity: { ...WAITING.identity, id: '2' } });
  await waits('e', task);
  await waits('f', task);
  await waits('g', set('Lou Rep'));
  const left = (await shelf.waiting()).map(({ write }) => write);
  expect(left.sort()).toEqual(['b', 'c', 'd', 'e', 'f', 'g']);
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
