import { browser } from 'wxt/browser';
import { requestHost } from '../../../contracts/pack-host';
import { publishFetcher } from '../../../contracts/publish-fetch';
import type { Bytes } from '../../../signing/bytes';
import { logPublished, notePublished, publishedVersions } from '../../../store/publish-log';
import { forgetSigningKey, keepSigningKey, signingKeys } from '../../../store/signing-keys';
import type { StudioPanelProps } from '../draft';
import type { PublishDeps } from './publish-deps';

/** The studio's own surroundings: a top-level page, so it asks for permissions itself. */
export function connectPublish({
  db,
  context,
  clock,
}: Pick<StudioPanelProps, 'db' | 'context' | 'clock'>): PublishDeps {
  return {
    now: clock,
    context,
    subtle: crypto.subtle,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    appVersion: browser.runtime.getManifest().version,
    fetch: publishFetcher(() => new Worker(new URL('/publish-worker.js', location.origin))),
    requestHost,
    save,
    saveToFolder: folderWriter(window),
    keys: {
      list: () => signingKeys(db),
      keep: (key) => keepSigningKey(db, key),
      forget: (keyId) => forgetSigningKey(db, keyId),
    },
    log: {
      of: (packId) => publishedVersions(db, packId),
      add: (entry) => logPublished(db, entry),
      note: (seq, outcome) => notePublished(db, seq, outcome),
    },
  };
}

function save(name: string, bytes: Bytes): void {
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The part of the File System Access API that is used; Chromium only. */
interface FolderHandle {
  getFileHandle(
    name: string,
    options: { create: true },
  ): Promise<{ createWritable(): Promise<{ write(bytes: Bytes): Promise<void>; close(): Promise<void> }> }>;
}

/** Writes into a folder that its user picks, file by file in the given order; null where the browser has no such picker. */
export function folderWriter(win: object): PublishDeps['saveToFolder'] {
  if (!('showDirectoryPicker' in win) || typeof win.showDirectoryPicker !== 'function') return null;
  const pick: (options: { mode: 'readwrite'; id: string }) => Promise<FolderHandle> =
    win.showDirectoryPicker.bind(win);
  return async (files) => {
    const folder = await pick({ mode: 'readwrite', id: 'leadlight-publish' });
    for (const { name, bytes } of files) {
      const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await file.write(bytes);
      await file.close();
    }
  };
}
