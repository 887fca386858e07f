/** What is stored behind Leadlight's back. Each runs inside a page of the extension, and is sent there as text. */

/** Two changes of the owner of a deal, as they wait after they were made without a network. */
export async function putWaiting(key: string): Promise<void> {
  const [crm, org, object, id] = key.split(':');
  const identity = { crm, org, object, id, url: `https://app.hubspot.com/contacts/${org}/record/0-3/${id}` };
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('leadlight');
    opening.onsuccess = () => resolve(opening.result);
  });
  const change = db.transaction('writes', 'readwrite');
  for (const [at, after] of ['Lou Sample', 'Kim Sample'].entries()) {
    const write = `write-00${at}`;
    const entry = {
      write,
      at: Date.now() + at,
      identity,
      kind: 'setOwner',
      lines: [{ label: 'Owner', before: 'Ines Sample', after }],
      result: 'waiting',
      reason: 'This computer was offline.',
      waiting: { kind: 'setOwner', values: [{ field: 'owner', label: 'Owner', names: [after] }] },
    };
    change.objectStore('writes').put({ write, key, entry });
  }
  await new Promise((resolve) => {
    change.oncomplete = resolve;
  });
  db.close();
}

/** Keeps a table busy for half a second: who reads it waits until then. Settles once it is busy. */
export async function holdTable(table: string): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('leadlight');
    opening.onsuccess = () => resolve(opening.result);
  });
  const held = db.transaction(table, 'readwrite').objectStore(table);
  const end = performance.now() + 500;
  await new Promise<void>((resolve) => {
    const again = (): void => {
      resolve();
      if (performance.now() < end) held.count().onsuccess = again;
    };
    held.count().onsuccess = again;
  });
  db.close();
}
