import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { LeadlightDatabase } from './database';
import { markNotSame, notSameMarks, notSamePairs, unmarkNotSame } from './hygiene-marks';
import { otherRecords } from './other-records';
import { forgetRecordsBefore } from './records';
import { wipeAccount } from './wipe';

const ORG = { crm: 'hubspot', org: '7' } as const;
const key = (id: number, org = '7') => `hubspot:${org}:contact:${id}`;

it('keeps a pair once, whichever comes first, until it is taken back', async () => {
  const db = new LeadlightDatabase('marks');
  await markNotSame(db, [[key(2), key(1)]], 5);
  await markNotSame(
    db,
    [
      [key(1), key(2)],
      [key(1), key(1)],
    ],
    6,
  );
  await markNotSame(db, [[key(3), key(4)]], 4);
  await markNotSame(db, [[key(1, '8'), key(2, '8')]], 7);
  expect(await notSamePairs(db, ORG)).toEqual([
    [key(1), key(2)],
    [key(3), key(4)],
  ]);
  expect((await notSameMarks(db, ORG)).map(({ at }) => at)).toEqual([6, 4]);
  await unmarkNotSame(db, [[key(2), key(1)]]);
  expect(await notSamePairs(db, ORG)).toEqual([[key(3), key(4)]]);
});

it('tells the engine of them with the other records', async () => {
  const db = new LeadlightDatabase('told');
  expect(await otherRecords(db, ORG, { fields: [], since: null })).toEqual({ records: [], oldest: null });
  await markNotSame(db, [[key(1), key(2)]], 5);
  expect(await otherRecords(db, ORG, { fields: [], since: null })).toEqual({
    records: [],
    oldest: null,
    notSame: [[key(1), key(2)]],
  });
});

it('goes with the account, and with records that are forgotten', async () => {
  const db = new LeadlightDatabase('gone');
  await markNotSame(db, [[key(1), key(2)]], 5);
  await markNotSame(db, [[key(3), key(4)]], 50);
  await markNotSame(db, [[key(1, '8'), key(2, '8')]], 50);
  await forgetRecordsBefore(db, 10);
  expect(await notSamePairs(db, ORG)).toEqual([[key(3), key(4)]]);
  await wipeAccount(db, ORG);
  expect(await db.notSame.count()).toBe(1);
});
