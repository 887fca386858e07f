import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { forgetImport, forgetImportOf } from './forget-import';
import { ImportJournal, unfinishedImport } from './import-journal';
import { deal, emptyStore, NOW } from './testing/filled-store';

const db = emptyStore();

const stored = (org: string) => {
  const record = deal('1', NOW, 'Proposal', org);
  return { key: `hubspot:${org}:deal:1`, record, summary: null, asOf: NOW };
};

async function begun(name: string): Promise<ImportJournal> {
  const journal = new ImportJournal(name);
  await journal.heads.put({ name: 'import', startedAt: NOW, files: ['deals.csv'], records: 0, lastSeq: 0 });
  await journal.batches.bulkAdd([
    { keys: ['hubspot:7:deal:1', 'hubspot:77:deal:1'], before: [stored('7'), stored('77')] },
    { keys: ['hubspot:7:deal:2'], before: [] },
  ]);
  return journal;
}

it('keeps nothing of what was there before an import once all is wiped', async () => {
  await forgetImport(await begun('all'));
  const journal = new ImportJournal('all');
  expect(await unfinishedImport(db, journal)).toBeNull();
  expect(await journal.batches.count()).toBe(0);
});

it('keeps nothing of one account, and what it takes to undo the import of another', async () => {
  await forgetImportOf({ crm: 'hubspot', org: '7' }, await begun('one'));
  const journal = new ImportJournal('one');
  await db.records.put({ ...stored('77'), asOf: NOW + 1 });
  expect(await unfinishedImport(db, journal)).toMatchObject({ records: 1 });
  const [batch] = await journal.batches.toArray();
  expect(batch).toMatchObject({ keys: ['hubspot:77:deal:1'], before: [{ key: 'hubspot:77:deal:1' }] });
  journal.close();
  await forgetImportOf({ crm: 'hubspot', org: '77' }, new ImportJournal('one'));
  expect(await unfinishedImport(db, new ImportJournal('one'))).toBeNull();
});
