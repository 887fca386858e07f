import { ImportJournal, keepImport } from './import-journal';
import type { Account } from './wipe';

/**
 * The journal of an import holds records as they were before it, so that it can be undone. After a wipe or a restore
 * undoing would bring them back, or take what was restored: the import can't be undone any more.
 */
export async function forgetImport(journal = new ImportJournal()): Promise<void> {
  await keepImport(journal);
  journal.close();
}

/** The same for the records of one account; those of others can still be undone. */
export async function forgetImportOf({ crm, org }: Account, journal = new ImportJournal()): Promise<void> {
  const isOther = (key: string): boolean => !key.startsWith(`${crm}:${org}:`);
  await journal.transaction('rw', journal.batches, journal.heads, async () => {
    await journal.batches.toCollection().modify((batch, cursor) => {
      const keys = batch.keys.filter(isOther);
      if (keys.length === 0) Reflect.deleteProperty(cursor, 'value');
      else cursor.value = { ...batch, keys, before: batch.before.filter(({ key }) => isOther(key)) };
    });
    if ((await journal.batches.count()) === 0) await journal.heads.clear();
  });
  journal.close();
}
