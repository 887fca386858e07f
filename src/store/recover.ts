import { Dexie } from 'dexie';
import { type BackupOptions, type BackupReport, writeBackup } from './backup/write-backup';
import { openInTime } from './damage/open-store';

const DELETE_WAIT_MS = 5000;

/**
 * Backs up a database that our own schema does not open. Opened without a schema it shows the tables it
 * has, of whichever version. First as of one moment; where that fails row by row, and `begin` starts the
 * file anew. What the browser can't read is counted and left out.
 */
export async function saveReadable(
  name: string,
  begin: () => Omit<BackupOptions, 'passphrase'>,
): Promise<BackupReport> {
  const db = new Dexie(name);
  try {
    await openInTime(db);
    const first = { ...begin(), passphrase: null };
    return await writeBackup(db, first).catch((error: unknown) => {
      if (first.signal?.aborted) throw error;
      return writeBackup(db, { ...begin(), passphrase: null }, true);
    });
  } finally {
    db.close();
  }
}

/** Deletes a database whatever its state. @throws Error when a page keeps it open */
export async function deleteDatabase(name: string): Promise<void> {
  await Promise.race([Dexie.delete(name), tooLong()]);
}

const tooLong = (): Promise<never> =>
  new Promise((_, reject) => {
    const fail = () =>
      reject(new Error('Another Leadlight page keeps the data open. Close it, or restart the browser.'));
    setTimeout(fail, DELETE_WAIT_MS);
  });
