import type { Page } from '@playwright/test';

/** Keeps a table of the store busy, so that whoever writes to it waits, until what is returned is called. */
export async function holdTable(own: Page, table: string): Promise<() => Promise<void>> {
  await own.evaluate(hold, table);
  return () => own.evaluate('release()');
}

/** Runs inside a page of the extension. */
async function hold(table: string): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('leadlight');
    opening.onsuccess = () => resolve(opening.result);
  });
  const held = db.transaction(table, 'readwrite').objectStore(table);
  let isHeld = true;
  Object.assign(globalThis, {
    release: () => {
      isHeld = false;
    },
  });
  await new Promise<void>((resolve) => {
    const again = (): void => {
      resolve();
      if (isHeld) held.count().onsuccess = again;
    };
    held.count().onsuccess = again;
  });
  db.close();
}
