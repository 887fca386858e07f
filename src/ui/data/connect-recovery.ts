import { browser } from 'wxt/browser';
import { localDate } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { forgetNote, notedRecords } from '../../store/damage/emptied';
import { LateStoreError } from '../../store/damage/open-store';
import { storeTrouble } from '../../store/damage/store-trouble';
import type { LeadlightDatabase } from '../../store/database';
import { deleteDatabase, saveReadable } from '../../store/recover';
import type { RecoveryActions } from './data-actions';
import { createFileSink } from './file-sink';

/** The ways out of a store that does not open. */
export function connectRecovery(name: string): RecoveryActions {
  return {
    async save(work) {
      const now = Date.now();
      const appVersion = browser.runtime.getManifest().version;
      const noted = await notedRecords(browser.storage.local);
      let sink = createFileSink('application/gzip');
      const report = await saveReadable(name, () => {
        sink = createFileSink('application/gzip');
        return { appVersion, now, crypto, put: sink.put, ...work };
      }).catch(refused);
      return { ...report, noted, bytes: sink.save(backupName(now, false)) };
    },
    async startAfresh() {
      // First: where it can't be deleted, what goes missing later must still be told.
      await deleteDatabase(name).catch(refused);
      await forgetNote(browser.storage.local);
    },
    reload: () => location.reload(),
  };
}

/** Where the browser lets a page at nothing its own words, those of a programmer, would say why. */
function refused(error: unknown): never {
  throw storeTrouble(error) === 'blocked' ? new Error(OUT_OF_REACH, { cause: error }) : error;
}

const OUT_OF_REACH =
  'The browser does not let this page reach what is stored. Nothing was changed. Try again in a normal window.';

/** Where the store is only late: opened or refused in the end, a page that is loaded anew shows which. */
export function goOnOnceOpened(error: unknown, db: LeadlightDatabase): void {
  const reload = (): void => location.reload();
  if (error instanceof LateStoreError) void db.open().then(reload, reload);
}

export function backupName(now: EpochMs, isSealed: boolean): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return `leadlight-backup-${localDate(now, { zone })}${isSealed ? '.sealed' : '.ndjson.gz'}`;
}
