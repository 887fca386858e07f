import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { saveVisit } from './records';
import { lookAfterStore } from './retention';
import { BUNDLED, deal, filledStore, NOW, SUMMARY } from './testing/filled-store';

const DAY = 86_400_000;
const PACKS = { active: async () => ({ pack: BUNDLED, origin: 'bundled' as const, problem: null }) };

/** One record that is over the pack's days, one that is not, and a damaged mark. */
async function storeToLookAfter() {
  const db = await filledStore(1);
  await saveVisit(db, deal('old', NOW - (BUNDLED.retentionDays + 1) * DAY), SUMMARY);
  await db.table('suppressions').put({ key: 'hubspot:7:deal:0', rule: 'damaged' });
  return db;
}

it('sets damaged rows aside, and deletes what is over the pack’s days', async () => {
  const db = await storeToLookAfter();
  await lookAfterStore(db, PACKS, NOW);
  expect(await db.records.toCollection().primaryKeys()).toEqual(['hubspot:7:deal:0']);
  expect((await db.setAside.toArray()).map(({ table }) => table)).toEqual(['suppressions']);
});

it('deletes on a disk that is too full to set anything aside, too', async () => {
  const db = await storeToLookAfter();
  db.setAside.hook('creating', () => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  await lookAfterStore(db, PACKS, NOW);
  expect(await db.records.toCollection().primaryKeys()).toEqual(['hubspot:7:deal:0']);
  expect(await db.setAside.count()).toBe(0);
});
