import type { Page } from '@playwright/test';
import type { SyncState } from '../../src/record/sync';
import type { RulePack } from '../../src/rule-packs/schema';
import type { StoredClock, StoredPack, StoredRecord, WatchMark } from '../../src/store/database';
import type { OutboxRow } from '../../src/store/outbox';
import type { StoredWrite } from '../../src/store/write-log';

/** What tests read from the extension's store and put there, without asking the extension. */

/** A page of the extension, in Chromium or Firefox, or its background. */
type OwnPlace = Pick<Page, 'evaluate'>;

interface Tables {
  outbox: OutboxRow;
  packs: StoredPack & { document: RulePack };
  records: StoredRecord;
  syncs: SyncState;
  watched: StoredClock;
  watchMarks: WatchMark;
  writes: StoredWrite;
}

/** Everything in a table. */
export async function tableOf<T extends keyof Tables>(own: OwnPlace, table: T): Promise<Tables[T][]> {
  return (await rowsOf(own, table)) as Tables[T][];
}

/** Rows of any table as they are, whatever they hold. */
export const rowsOf = (own: OwnPlace, table: string): Promise<unknown[]> => own.evaluate(readTable, table);

/** Puts rows into a table, beside those that it has. */
export const putRows = (own: OwnPlace, table: string, rows: readonly unknown[]): Promise<void> =>
  own.evaluate(writeTable, { table, rows });

/** Forgets that the review's list is made: it is then made anew from the rows. */
export const forgetList = (own: OwnPlace): Promise<void> => own.evaluate(dropFormat);

/** The texts that stand in a column of the review's list, each once. */
export const listWords = (own: OwnPlace, column: string): Promise<string[]> =>
  own.evaluate(readWords, column);

/** Runs inside the page. */
const readTable = (table: string) =>
  new Promise<unknown[]>((resolve, reject) => {
    const opening = indexedDB.open('leadlight');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction(table).objectStore(table).getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => resolve(all.result);
      opening.result.close();
    };
  });

/** Runs inside the page. */
const writeTable = ({ table, rows }: { table: string; rows: readonly unknown[] }) =>
  new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('leadlight');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(table, 'readwrite');
      for (const row of rows) transaction.objectStore(table).put(row);
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      opening.result.close();
    };
  });

/** Runs inside the page. */
const dropFormat = () =>
  new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('leadlight');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('settings', 'readwrite');
      transaction.objectStore('settings').delete('review-format');
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      opening.result.close();
    };
  });

/** Runs inside the page. */
const readWords = (column: string) =>
  new Promise<string[]>((resolve, reject) => {
    const opening = indexedDB.open('leadlight');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all: IDBRequest<{ words: Record<string, { words: string[] }> }[]> = opening.result
        .transaction('reviewSegments')
        .objectStore('reviewSegments')
        .getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () =>
        resolve([...new Set(all.result.flatMap(({ words }) => words[column]?.words ?? []))]);
      opening.result.close();
    };
  });
