import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordKey } from '../record/record-key';
import type { RecordIdentity } from '../record/types';
import { setRecordAside } from './damage/set-aside';
import { LeadlightDatabase } from './database';
import { forgetRecordsBefore, openRecord, suppress } from './records';
import { keepReason } from './typed-reasons';
import { wipeAccount } from './wipe';

const START = Date.UTC(2026, 10, 20);
const identity: RecordIdentity = { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: '' };
const other = { ...identity, id: '2' };

let db: LeadlightDatabase;
beforeEach(() => {
  db = new LeadlightDatabase('typed-reasons');
});
afterEach(() => db.delete());

const type = (text: string, at: number, rule = 'stale') => keepReason(db, identity, { rule, text, at });
const typed = async (of = identity) => (await openRecord(db, of)).typed;
const dismiss = (at: number, rule = 'stale') =>
  suppress(db, identity, {
    ...{ rule, kind: 'dismiss', until: null, reason: 'a renewal', at },
    fingerprint: '[]',
  });

it('keeps what was typed last of each warning, until it is dismissed or nothing is left of it', async () => {
  await type('a', START);
  await type('a ren', START + 1);
  await type('not ours', START + 1, 'gaps');
  expect(await typed()).toEqual({ stale: 'a ren', gaps: 'not ours' });
  expect(await typed(other)).toEqual({});
  await dismiss(START + 2);
  await type('', START + 2, 'gaps');
  expect(await typed()).toEqual({});
});

it('stays while the warning is snoozed', async () => {
  await type('a ren', START);
  await suppress(db, identity, {
    ...{ rule: 'stale', kind: 'snooze', until: START + 9, reason: null, at: START + 1 },
    fingerprint: '[]',
  });
  expect(await typed()).toEqual({ stale: 'a ren' });
});

it('is not brought back by a letter that comes late', async () => {
  await type('a ren', START + 2);
  await type('a r', START + 1);
  expect(await typed()).toEqual({ stale: 'a ren' });
  await dismiss(START + 3);
  await type('a rene', START + 3);
  expect(await typed()).toEqual({});
  await type('again', START + 4);
  expect(await typed()).toEqual({ stale: 'again' });
});

it('goes with its record, by age or by a wipe, and is put aside where it is damaged', async () => {
  await type('a ren', START);
  await forgetRecordsBefore(db, START + 1);
  expect(await db.typedReasons.count()).toBe(0);
  await type('a ren', START);
  await wipeAccount(db, { crm: 'hubspot', org: '7' });
  expect(await db.typedReasons.count()).toBe(0);
  const key = recordKey(identity);
  await db.table('typedReasons').put({ key, rule: 'stale', text: 7, at: START });
  await setRecordAside(db, key, START);
  expect(await typed()).toEqual({});
});
