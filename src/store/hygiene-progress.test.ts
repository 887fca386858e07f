import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { LeadlightDatabase } from './database';
import { auditProgress, keepAuditProgress } from './hygiene-progress';
import { wipeAccount } from './wipe';

const ORG = { crm: 'hubspot', org: '7' } as const;
const DONE = { state: 'done', at: 5, note: 'all merged' } as const;

it('keeps how far a question is, by account and quarter', async () => {
  const db = new LeadlightDatabase('progress');
  await keepAuditProgress(db, ORG, '2026Q4', 'duplicates', DONE);
  await keepAuditProgress(db, ORG, '2026Q4', 'required-fields', { ...DONE, state: 'started' });
  await keepAuditProgress(db, { ...ORG, org: '77' }, '2026Q4', 'lifecycle', DONE);
  expect(await auditProgress(db, ORG, '2026Q4')).toEqual({
    duplicates: DONE,
    'required-fields': { ...DONE, state: 'started' },
  });
  expect(await auditProgress(db, ORG, '2027Q1')).toEqual({});
  await keepAuditProgress(db, ORG, '2026Q4', 'duplicates', null);
  expect(Object.keys(await auditProgress(db, ORG, '2026Q4'))).toEqual(['required-fields']);
  await wipeAccount(db, ORG);
  expect(await db.auditProgress.count()).toBe(1);
});
