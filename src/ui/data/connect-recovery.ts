import { browser } from 'wxt/browser';
import { localDate } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { forgetNote } from '../../store/damage/emptied';
import { LateStoreError } from '../../store/damage/open-store';
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
      let sink = createFileSink('application/gzip');
      const report = await saveReadable(name, () => {
        sink = createFileSink('application/gzip');
        return { appVersion, now, crypto, put: sink.put, ...work };
      });
      return { ...report, bytes: sink.save(backupName(now, false)) };
    },
    async startAfresh() {
      await forgetNote(browser.storage.local);
      await deleteDatabase(name);
    },
    reload: () => location.reload(),
  };
}

/** Where the store is only late: opened or refused in the end, a page that is loaded anew shows which. */
export function goOnOnceOpened(error: unknown, db: LeadlightDatabase): void {
  const reload = (): void => location.reload();
  if (error instanceof LateStoreError) void db.open().then(reload, reload);
}

export function backupName(now: EpochMs, isSealed: boolean): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return `leadlight-backup-${localDate(now, { zone })}${isSealed ? '.sealed' : '.ndjson.gz'}`;
}
