import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { recordKey } from '../../../record/record-key';
import { lead } from '../../../rule-kinds/testing/record-builder';
import { LeadlightDatabase } from '../../../store/database';
import { notSamePairs } from '../../../store/hygiene-marks';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import { connectHygiene } from './connect-hygiene';

const ACCOUNT = { crm: 'hubspot', org: '7' } as const;
const ROWS = sampleRows([{ key: 'hubspot:7:contact:1' }]);

/** Opened before anything is watched: making a database counts as a change of all that is in it. */
async function setUp(name: string) {
  const log: string[] = [];
  const db = new LeadlightDatabase(name);
  await db.open();
  const hygiene = connectHygiene({
    db,
    startWorker: () => {
      throw new Error('Not started here.');
    },
    now: () => 5,
    onChange: () => log.push('changed'),
    onRefresh: () => log.push('refresh'),
    async onMarked({ org }) {
      log.push(`marked ${org}`);
      throw new Error('The engine is away.');
    },
  });
  const read = () => {
    hygiene.beforeReading();
    hygiene.listed(ROWS, CONTEXT);
    return hygiene.source();
  };
  const record = lead();
  const store = (asOf: number) =>
    db.records.put({ key: recordKey(record.identity), record, summary: null, asOf });
  return { log, db, hygiene, read, store };
}

it('holds a count while the records and the pack are the same', async () => {
  const { log, hygiene, read, store } = await setUp('same');
  expect(hygiene.source()).toBeUndefined();
  const first = read();
  expect(read()?.audit).toBe(first?.audit);
  await store(1);
  await store(2);
  expect(log).toEqual(['changed']);
  expect(hygiene.source()?.isChanged).toBe(true);
  const second = read();
  expect(second?.audit).not.toBe(first?.audit);
  expect(second?.isChanged).toBe(false);
  hygiene.packChanged();
  expect(read()?.audit).not.toBe(second?.audit);
});

it('does not take marks and ticks for changed records', async () => {
  const { log, read } = await setUp('marks');
  const keeper = read()?.keeper;
  await keeper?.keep(ACCOUNT, 'duplicates', { state: 'done', at: 1, note: '' });
  await keeper?.mark(ACCOUNT, [['hubspot:7:contact:1', 'hubspot:7:contact:2']]);
  expect(log).toEqual(['marked 7']);
});

it('keeps a mark though the engine can’t be told of it', async () => {
  const { db, read } = await setUp('kept');
  const keeper = read()?.keeper;
  await keeper?.mark(ACCOUNT, [['hubspot:7:contact:1', 'hubspot:7:contact:2']]);
  expect(await notSamePairs(db, ACCOUNT)).toHaveLength(1);
  await keeper?.unmark(ACCOUNT, [['hubspot:7:contact:1', 'hubspot:7:contact:2']]);
  expect(await notSamePairs(db, ACCOUNT)).toEqual([]);
});
