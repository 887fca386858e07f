import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GuardLogEntry } from '../record/guard';
import { LeadlightDatabase } from './database';
import { guardLogOf, logGuard } from './guard-log';
import { forgetRecordsBefore } from './records';

const AT = Date.UTC(2026, 10, 20);
const identity = { crm: 'hubspot', object: 'deal', id: '9001', org: '7', url: '' } as const;
const entry = (ask: string, at = AT): GuardLogEntry => ({
  ask,
  at,
  from: 'Demo',
  to: 'Negotiation',
  findings: ['1 stage skipped'],
  reason: 'Signed on paper',
});

let db: LeadlightDatabase;
let count = 0;

beforeEach(() => {
  count += 1;
  db = new LeadlightDatabase(`guard-log-${count}`);
});
afterEach(() => db.delete());

it('keeps each question once, oldest first, with its own record', async () => {
  await logGuard(db, identity, entry('a'));
  await logGuard(db, { ...identity, id: '9002' }, entry('a'));
  await logGuard(db, identity, entry('b', AT - 1));
  await logGuard(db, identity, { ...entry('a'), reason: 'Another' });
  expect(await guardLogOf(db, identity)).toEqual([entry('a'), entry('b', AT - 1)]);
  expect(await guardLogOf(db, { ...identity, id: '9003' })).toEqual([]);
});

it('is forgotten with what is old', async () => {
  await logGuard(db, identity, entry('old', AT - 10));
  await logGuard(db, identity, entry('new', AT + 10));
  await forgetRecordsBefore(db, AT);
  expect((await guardLogOf(db, identity)).map(({ ask }) => ask)).toEqual(['new']);
});
