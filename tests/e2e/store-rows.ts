import type { Page } from '@playwright/test';

/** Every row of the databases of the extension, by table, short enough to be handed over and compared. */
export type StoreRows = Record<string, string[]>;

/** Made anew from the records by whichever part comes first, or about this browser: a backup leaves them out, too. */
const DERIVED =
  /\/(review|field)(Segments|Pending)$|\/(generation|watched|watchPending|watchMarks|happenings|recordFacts|digests|packMemory)$/;
const DERIVED_SETTING =
  /^"(review-format|figure-strip|field-round|watch-pack|last-restore|clock-skew:|baselines:|happenings-since:)/;

/**
 * Reads all tables of `leadlight` and of an import’s journal from any page of the extension: each row with its key
 * and a checksum over its sorted content.
 */
export const storeRows = (page: Pick<Page, 'evaluate'>): Promise<StoreRows> => page.evaluate(readStore);

/** The same without what is derived: what must never be lost. */
export async function keptRows(page: Pick<Page, 'evaluate'>): Promise<StoreRows> {
  const tables = Object.entries(await storeRows(page)).filter(([table]) => !DERIVED.test(table));
  return Object.fromEntries(
    tables.map(([table, rows]) => [table, rows.filter((row) => !DERIVED_SETTING.test(row))] as const),
  );
}

/** Runs inside the page. */
async function readStore(): Promise<StoreRows> {
  const sorted = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value))
      return [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
    if (value instanceof Map || value instanceof Set) return [...value].map(sorted);
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]);
  };
  const sum = async (value: unknown): Promise<string> => {
    const text = new TextEncoder().encode(JSON.stringify(sorted(value)));
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
    return [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const rows: StoreRows = {};
  const known = (await indexedDB.databases()).map(({ name }) => name ?? '');
  for (const name of ['leadlight', 'leadlight-import'].filter((one) => known.includes(one))) {
    const db = await done(indexedDB.open(name));
    for (const table of db.objectStoreNames) {
      const store = db.transaction(table).objectStore(table);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      // When the store was given a mark is new with each restore.
      const kept = table === 'suppressions' ? values.map((row) => ({ ...row, changedAt: 0 })) : values;
      const sums = await Promise.all(kept.map(sum));
      if (keys.length > 0)
        rows[`${name}/${table}`] = keys.map((key, at) => `${JSON.stringify(key)} ${sums[at]}`).sort();
    }
    db.close();
  }
  return rows;
}
