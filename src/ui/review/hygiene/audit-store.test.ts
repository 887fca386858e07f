import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { person } from '../../../hygiene/testing/people';
import { recordKey } from '../../../record/record-key';
import type { CrmRecord } from '../../../record/types';
import { NOW } from '../../../rule-kinds/testing/record-builder';
import { bundledPack } from '../../../rule-packs/bundled';
import { LeadlightDatabase, type StoredRecord } from '../../../store/database';
import { auditStore } from './audit-store';

const inOrg = (record: CrmRecord, org: string): CrmRecord => ({
  ...record,
  identity: { ...record.identity, crm: 'hubspot', org },
});
const stored = (record: CrmRecord): StoredRecord => ({
  key: recordKey(record.identity),
  record,
  summary: null,
  asOf: record.asOf,
});
const ADA = { email: 'ada@sample.example' };

async function setUp(name: string) {
  const db = new LeadlightDatabase(name);
  const own = [1, 2, 3, 4].map((id) => inOrg(person(id, ADA), '7'));
  const records = [...own, inOrg(person(5, ADA), '8')].map(stored);
  await db.records.bulkPut(records.map((row, at) => (at === 2 ? { ...row, goneSince: NOW } : row)));
  const service = auditStore(db, async () => bundledPack);
  const keys = records.slice(0, 3).map(({ key }) => key);
  const count = (org = '7') =>
    service.count(
      { now: NOW, zone: 'UTC', locale: 'en-GB', account: { crm: 'hubspot', org }, keys: keys.join('\n') },
      () => undefined,
    );
  return { db, service, keys, count };
}

it('counts what one account has, the list shows, and the CRM still gives', async () => {
  const { count, keys } = await setUp('counts');
  const audit = await count();
  expect([audit.audited, audit.groups.map((group) => group.keys)]).toEqual([2, [keys.slice(0, 2)]]);
  expect([...(audit.sections[0]?.places ?? [])]).toEqual([0, 1]);
  expect((await count('8')).audited).toBe(0);
});

it('says what is missing when it is asked before it has counted, or after the records are gone', async () => {
  const { service, count, db, keys } = await setUp('before');
  await expect(service.regroup()).rejects.toThrow('Count again.');
  await expect(service.preview(keys)).rejects.toThrow('Count again.');
  await count();
  expect((await service.preview(keys.slice(0, 1))).records).toHaveLength(1);
  await db.records.clear();
  await expect(service.preview(keys)).rejects.toThrow('None of these records is stored any more.');
});
