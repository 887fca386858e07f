import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { MOST_OTHERS } from '../record/others';
import type { CrmRecord, ObjectKind } from '../record/types';
import { LeadlightDatabase, type StoredRecord } from './database';
import { otherRecords } from './other-records';

const START = Date.UTC(2026, 10, 1);
const ORG = { crm: 'hubspot', org: '7' } as const;
const ALL = { fields: ['email', 'owner'], since: null };
const text = (value: string) => ({ state: 'value' as const, value, text: value, label: '' });

function stored(id: number, asOf: number, object: ObjectKind = 'lead', org = '7'): StoredRecord {
  const record: CrmRecord = {
    identity: { crm: 'hubspot', object, id: String(id), org, url: '' },
    title: `Lead ${id}`,
    fields: {
      email: text(`p${id}@example.com`),
      amount: text('5'),
      owner: text('x'.repeat(id === 9 ? 301 : 300)),
    },
    stage: { id: null, label: 'New' },
    stages: [],
    history: [],
    asOf,
    coverage: 'page',
    apiNames: { email: 'email' },
  };
  const summary = { breach: 0, warning: 0, info: 0, unknown: 0, passed: 0, topWarning: null, score: null };
  return { key: `hubspot:${org}:${object}:${id}`, record, summary, asOf };
}

async function storeOf(name: string, ...records: StoredRecord[]) {
  const db = new LeadlightDatabase(name);
  await db.records.bulkPut(records);
  return db;
}

it('gives leads and contacts of one org, the newest first, with the fields asked for', async () => {
  const db = await storeOf(
    'org',
    stored(1, START),
    stored(2, START + 2, 'contact'),
    stored(3, START + 1, 'deal'),
    stored(4, START + 1, 'lead', '8'),
  );
  const { records, oldest } = await otherRecords(db, ORG, ALL);
  expect(records.map(({ identity, title }) => [identity.object, title])).toEqual([
    ['contact', 'Lead 2'],
    ['lead', 'Lead 1'],
  ]);
  expect(Object.keys(records[0] ?? {})).toEqual(['identity', 'title', 'asOf', 'fields']);
  expect(Object.keys(records[0]?.fields ?? {})).toEqual(['email', 'owner']);
  expect(oldest).toBe(START);
});

it('gives only what was stored since, and leaves out texts that are too long', async () => {
  const db = await storeOf('since', stored(8, START), stored(9, START + 1));
  const { records, oldest } = await otherRecords(db, ORG, { ...ALL, since: START + 1 });
  expect(records.map(({ fields }) => Object.keys(fields))).toEqual([['email']]);
  expect(oldest).toBe(START);
});

it('gives not more than a message may carry, and nothing from an empty store', async () => {
  const many = Array.from({ length: MOST_OTHERS + 1 }, (_, id) => stored(id, START + id));
  const { records } = await otherRecords(await storeOf('many', ...many), ORG, ALL);
  expect([records.length, records.at(-1)?.asOf]).toEqual([MOST_OTHERS, START + 1]);
  expect(await otherRecords(await storeOf('none'), ORG, ALL)).toEqual({ records: [], oldest: null });
});
