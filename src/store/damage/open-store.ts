import type { Dexie } from 'dexie';

/** A database opens within some hundred milliseconds, on slow disks too. */
const PATIENCE_MS = 5_000;
/** Pages of this version let go at once; a long write of theirs may take a moment. */
const LET_GO_MS = 2_000;

/** The database has not opened yet, and may still do so. */
export class LateStoreError extends Error {
  override readonly name = 'LateStoreError';

  constructor() {
    super(
      'The browser has not opened the data yet. Another page may still have it open in an older form: close it, then try again.',
    );
  }
}

type Later = (work: () => void, ms: number) => void;

/**
 * Opens the store; whatever keeps it closed, this ends. Dexie alone waits for ever for a page that holds an
 * older form of the database (reliability.md, "two tabs upgrading"), and only the first that waits is told so.
 * @throws LateStoreError, or the browser's error
 */
export function openInTime(db: Dexie, later: Later = (work, ms) => void setTimeout(work, ms)): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new LateStoreError());
    const onBlocked = (): void => later(giveUp, LET_GO_MS);
    db.on('blocked', onBlocked);
    later(giveUp, PATIENCE_MS);
    db.open()
      .then(() => resolve(), reject)
      .finally(() => db.on.blocked.unsubscribe(onBlocked));
  });
}
