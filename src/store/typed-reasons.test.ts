import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordKey } from '../record/record-key';
import { toAnswer, toDismiss, toWrite } from '../record/typed-reason';
import type { RecordIdentity } from '../record/types';
import type { WriteLogEntry } from '../record/write-back';
import { setRecordAside } from './damage/set-aside';
import { LeadlightDatabase } from './database';
import { keepAnswer } from './handoffs';
import { forgetRecordsBefore, openRecord, suppress } from './records';
import { countTyped, keepReason } from './typed-reasons';
import { wipeAccount } from './wipe';
import { writeShelf } from './write-log';

const START = Date.UTC(2026, 10, 20);
const identity: RecordIdentity = { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: '' };
const other = { ...identity, id: '2' };

let db: LeadlightDatabase;
beforeEach(() => {
  db = new LeadlightDatabase('typed-reasons');
});
afterEach(() => db.delete());

const STALE = toDismiss('stale');
const GAPS = toDismiss('gaps');

const type = (text: string, at: number, asked = STALE) => keepReason(db, identity, { asked, text, at });
const typed = async (of = identity) => (await openRecord(db, of)).typed;
const dismiss = (at: number, rule = 'stale') =>
  suppress(db, identity, {
    ...{ rule, kind: 'dismiss', until: null, reason: 'a renewal', at },
    fingerprint: '[]',
  });

it('keeps what was typed last of each that is asked for, until it is done or nothing is left of it', async () => {
  await type('a', START);
  await type('a ren', START + 1);
  await type('not ours', START + 1, GAPS);
  await type('budget', START + 1, toWrite('stale'));
  const rest = { [toWrite('stale')]: 'budget' };
  expect(await typed()).toEqual({ [STALE]: 'a ren', [GAPS]: 'not ours', ...rest });
  expect(await typed(other)).toEqual({});
  expect(await countTyped(db)).toBe(3);
  await dismiss(START + 2);
  await type('', START + 2, GAPS);
  expect(await typed()).toEqual(rest);
  expect(await countTyped(db)).toBe(1);
});

it('stays while the warning is snoozed', async () => {
  await type('a ren', START);
  await suppress(db, identity, {
    ...{ rule: 'stale', kind: 'snooze', until: START + 9, reason: null, at: START + 1 },
    fingerprint: '[]',
  });
  expect(await typed()).toEqual({ [STALE]: 'a ren' });
});

it('is not brought back by a letter that comes late, however it came to its end', async () => {
  await type('a ren', START + 2);
  await type('a r', START + 1);
  expect(await typed()).toEqual({ [STALE]: 'a ren' });
  for (const end of [() => dismiss(START + 3), () => type('', START + 3)]) {
    await end();
    await type('a rene', START + 3);
    await type('a re', START + 1);
    expect(await typed()).toEqual({});
  }
  await type('again', START + 4);
  expect(await typed()).toEqual({ [STALE]: 'again' });
});

it('is over once a change with it is written, or waits with it; not before, and not for another field', async () => {
  const shelf = writeShelf(db);
  const write: WriteLogEntry = {
    ...{ write: 'w', at: START + 2, identity, kind: 'logReason', lines: [], reason: null },
    ...{ result: 'started', waiting: null },
  };
  const asked = [toWrite('pushReason'), toWrite('other')];
  for (const name of asked) await type('budget', START + 1, name);
  await shelf.put(write);
  expect(Object.keys(await typed())).toEqual(asked.toSorted());
  await shelf.put({ ...write, result: 'done' }, ['pushReason']);
  await type('budge', START + 2, toWrite('pushReason'));
  expect(await typed()).toEqual({ [toWrite('other')]: 'budget' });
});

it('is over once the answer to its handoff is kept, and stays for another handoff', async () => {
  const need = toAnswer('first', 'accepted', 'need');
  const code = toAnswer('first', 'rejected', 'code');
  const second = toAnswer('first-2', 'rejected', 'code');
  await type('a new sys', START + 3, need);
  await type('ENG-02', START, code);
  await type('ENG-02', START, second);
  const key = recordKey(identity);
  await keepAnswer(
    db,
    {
      ...{ id: `${key} first`, key, cycle: 'first', answer: 'accepted', at: START + 1 },
      ...{ code: null, returnsOn: null, stated: [], place: 'here' },
    },
    null,
  );
  await type('a new', START + 2, need);
  await type('ENG', START + 1, code);
  expect(await typed()).toEqual({ [second]: 'ENG-02' });
});

it('goes with its record, by age or by a wipe, and is put aside where it is damaged', async () => {
  await type('a ren', START);
  await forgetRecordsBefore(db, START + 1);
  expect(await db.typedReasons.count()).toBe(0);
  await type('a ren', START);
  await wipeAccount(db, { crm: 'hubspot', org: '7' });
  expect(await db.typedReasons.count()).toBe(0);
  const key = recordKey(identity);
  await db.table('typedReasons').put({ key, asked: STALE, text: 7, at: START });
  await setRecordAside(db, key, START);
  expect(await typed()).toEqual({});
});
