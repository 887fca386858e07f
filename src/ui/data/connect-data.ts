import { browser } from 'wxt/browser';
import type { ConnectionService } from '../../contracts/connection-service';
import { announcePack } from '../../contracts/pack-in-force';
import { connectRuntime } from '../../contracts/runtime-rpc';
import type { ObjectKind } from '../../record/types';
import { bundledPack } from '../../rule-packs/bundled';
import { verifyBackup } from '../../store/backup/read-backup';
import { restoreBackup } from '../../store/backup/restore';
import { writeBackup } from '../../store/backup/write-backup';
import { acknowledgeLost, findLost, keepNote, noteStore } from '../../store/damage/emptied';
import { openInTime } from '../../store/damage/open-store';
import { deleteSetAside, setDamagedAside } from '../../store/damage/set-aside';
import type { LeadlightDatabase } from '../../store/database';
import { exportRecords } from '../../store/export-records';
import { forgetImport, forgetImportOf } from '../../store/forget-import';
import { activeRef, installBundledPack } from '../../store/packs';
import { FORGET_ALARM, retentionAt } from '../../store/retention';
import { storeFacts } from '../../store/store-facts';
import { type Account, wipeAccount, wipeAll } from '../../store/wipe';
import { backupName, connectRecovery, goOnOnceOpened } from './connect-recovery';
import type { DataActions, DataFacts } from './data-actions';
import { tellReplaced } from './data-replaced';
import { createFileSink } from './file-sink';
import { noted } from './restore-note';

const { local, session } = browser.storage;
const connections = connectRuntime<ConnectionService>('connections');

/** "Data" on a top-level page, which opens the store itself. */
export function connectData(db: LeadlightDatabase): DataActions {
  keepNote(db, local, Date.now);
  return {
    async facts() {
      await openInTime(db).catch((error: unknown) => {
        goOnOnceOpened(error, db);
        throw error;
      });
      return factsOf(db);
    },
    persist: () => navigator.storage.persist(),
    async backUp(passphrase, work) {
      const sink = createFileSink(passphrase === null ? 'application/gzip' : 'application/octet-stream');
      const now = Date.now();
      const appVersion = browser.runtime.getManifest().version;
      const file = { appVersion, now, passphrase, crypto, put: sink.put };
      const report = await writeBackup(db, { ...file, ...work });
      return { ...report, bytes: sink.save(backupName(now, passphrase !== null)) };
    },
    verify: (file, passphrase, work) => verifyBackup(file, { passphrase, crypto, db, ...work }),
    async restore(file, passphrase, mode, work) {
      const now = Date.now();
      const options = { passphrase, crypto, now, bundled: bundledPack, isNoted: true, ...work };
      const report = await noted(now, () => restoreBackup(db, file, mode, options));
      await forgetImport();
      await acknowledgeLost(local);
      await settled(db);
      return report;
    },
    async exportRecords(object, format, work) {
      const sink = createFileSink(format === 'csv' ? 'text/csv' : 'application/x-ndjson');
      const count = await exportRecords(db, { object, format, put: sink.put, ...work });
      sink.save(`leadlight-${FILES[object]}.${format}`);
      return count;
    },
    check: ({ onProgress, signal }) => setDamagedAside(db, Date.now(), onProgress, signal),
    deleteSetAside: () => deleteSetAside(db),
    acknowledgeLost: () => acknowledgeLost(local),
    async wipeAccount(account) {
      await disconnect(account);
      await noteStore(db, local, Date.now(), true);
      await forgetImportOf(account);
      await wipeAccount(db, account);
      await settled(db);
    },
    wipeAll: () => wipeEverything(db),
    recovery: connectRecovery(db.name),
    reload: () => location.reload(),
  };
}

const FILES: Record<ObjectKind, string> = {
  deal: 'deals',
  lead: 'leads',
  contact: 'contacts',
  company: 'companies',
};

async function factsOf(db: LeadlightDatabase): Promise<DataFacts> {
  const now = Date.now();
  const alarm = await browser.alarms.get(FORGET_ALARM).catch(() => undefined);
  const nextDeletion = alarm?.scheduledTime ?? null;
  const lost = await findLost(db, local, () => crypto.randomUUID(), now);
  if (lost) await installBundledPack(db, bundledPack, now);
  const [stored, retention, estimate, isPersistent] = await Promise.all([
    storeFacts(db),
    retentionAt(db, nextDeletion ?? now),
    navigator.storage.estimate().catch(() => null),
    navigator.storage.persisted().catch(() => null),
  ]);
  const { usage: used, quota } = estimate ?? {};
  const usage = used === undefined || quota === undefined ? null : { used, quota };
  return { ...stored, retention, lost, nextDeletion, usage, isPersistent };
}

/** The note outside of the store, and the pack that open pages judge by. */
async function settled(db: LeadlightDatabase): Promise<void> {
  await noteStore(db, local, Date.now());
  await announcePack((await activeRef(db)) ?? bundledPack);
  await tellReplaced(Date.now());
}

async function disconnect({ crm, org }: Account): Promise<void> {
  const connected = await connections.list();
  if (connected.some((one) => one.crm === crm && one.org === org)) await connections.disconnect(crm, org);
  const kept = Object.keys(await session.get(null));
  await session.remove(kept.filter((name) => name.startsWith(`answer:${crm}:${org}:`)));
}

/** Connections first: whoever still reads from a CRM would fill the store again. */
async function wipeEverything(db: LeadlightDatabase): Promise<void> {
  for (const { crm, org } of await connections.list()) await connections.disconnect(crm, org);
  await noteStore(db, local, Date.now(), true);
  await forgetImport();
  await wipeAll(db, bundledPack, Date.now());
  await Promise.all([session.clear(), local.clear()]);
  localStorage.clear();
  sessionStorage.clear();
  await settled(db);
  const { origins = [], permissions = [] } = await browser.permissions.getAll();
  const optional = permissions.filter(
    (name) => name === 'cookies' || name === 'identity' || name === 'notifications',
  );
  const hosts = origins.filter((origin) => !isRequired(origin));
  await browser.permissions.remove({ origins: hosts, permissions: optional }).catch(() => {});
}

/** Hosts of content scripts are not given by the user and can't be given back. */
function isRequired(origin: string): boolean {
  const { content_scripts: scripts = [] } = browser.runtime.getManifest();
  return scripts.some(({ matches = [] }) => matches.includes(origin));
}
