import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Change, WriteLogEntry } from '../record/write-back';
import { storeFacts } from './store-facts';
import { deal, emptyStore, NOW } from './testing/filled-store';
import { writeShelf } from './write-log';

const ASSIGN: Change = {
  kind: 'setOwner',
  values: [{ field: 'owner', label: 'Owner', names: ['Lou Rep'] }],
};
const entry = (write: string, result: WriteLogEntry['result']): WriteLogEntry => ({
  write,
  at: NOW,
  identity: deal('1', NOW).identity,
  kind: 'setOwner',
  lines: [{ label: 'Owner', before: 'Mara', after: 'Lou Rep' }],
  result,
  reason: null,
  waiting: result === 'waiting' ? ASSIGN : null,
});

it('counts as made what the CRM took, and tells apart what waits and what was not made', async () => {
  const db = emptyStore();
  const shelf = writeShelf(db);
  const results = ['done', 'done', 'waiting', 'refused', 'unsure', 'conflict', 'started'] as const;
  for (const [index, result] of results.entries()) await shelf.put(entry(`write-${index}`, result));
  const { counts } = await storeFacts(db);
  expect(counts.filter(({ label }) => label.startsWith('Changes '))).toEqual([
    { label: 'Changes seen between visits', count: 0 },
    { label: 'Changes made through Leadlight', count: 2 },
    { label: 'Changes that wait to be written', count: 1 },
    { label: 'Changes not made, or not known to be made', count: 4 },
  ]);
});

it('counts on where a row is damaged', async () => {
  const db = emptyStore();
  await writeShelf(db).put(entry('write-1', 'done'));
  await db.table('writes').put({ write: 'write-2', key: 'a' });
  const { counts } = await storeFacts(db);
  expect(counts).toContainEqual({ label: 'Changes made through Leadlight', count: 1 });
});
