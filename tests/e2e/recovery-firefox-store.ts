/** What befalls a store behind Leadlight's back. Each runs inside a page of the extension, and is sent there as text. */

/** The first row of each table keeps its key and loses all else. */
export async function gutStore(): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('leadlight');
    opening.onsuccess = () => resolve(opening.result);
  });
  for (const table of db.objectStoreNames) {
    const change = db.transaction(table, 'readwrite');
    const rows = change.objectStore(table);
    const members = [rows.keyPath ?? []].flat();
    rows.openCursor().onsuccess = ({ target }) => {
      const { result: cursor } = target as IDBRequest<IDBCursorWithValue | null>;
      cursor?.update(Object.fromEntries(members.map((member) => [member, cursor.value[member]])));
    };
    await new Promise((resolve) => {
      change.oncomplete = resolve;
    });
  }
  db.close();
}

export const deleteStore = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('leadlight');
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });

/** As a later Leadlight would leave it, with a table that this one does not know. */
export const makeNewer = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('leadlight', 9990);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      opening.result
        .createObjectStore('laterTable', { keyPath: 'id' })
        .put({ id: 1, note: 'of a later version' });
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });

/** What the browser says of the database: its version. */
export const versionOfStore = async (): Promise<number | undefined> =>
  (await indexedDB.databases()).find(({ name }) => name === 'leadlight')?.version;

/**
 * Takes all the room that the browser gives; what it said in the end. Opened for each piece: Firefox may make a
 * connection useless once it has refused room to it.
 */
export async function takeAllRoom(): Promise<string> {
  let said = '';
  for (let size = 65_536; size > 100; ) {
    const piece = crypto.getRandomValues(new Uint8Array(size)).join();
    const end = await new Promise<string>((resolve) => {
      const opening = indexedDB.open('filler');
      opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true });
      opening.onerror = () => resolve(opening.error?.name ?? 'unknown');
      opening.onsuccess = () => {
        const change = opening.result.transaction('rows', 'readwrite');
        change.objectStore('rows').add(piece);
        change.oncomplete = () => resolve('');
        change.onabort = () => resolve(change.error?.name ?? 'unknown');
        opening.result.close();
      };
    });
    if (end === '') continue;
    said = end;
    size = Math.floor(size / 4);
  }
  return said;
}

export const giveRoomBack = (): Promise<void> =>
  new Promise((resolve) => {
    indexedDB.deleteDatabase('filler').onsuccess = () => resolve();
  });
