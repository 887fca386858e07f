import type { Page } from '@playwright/test';
import type { DemoCrm } from '../demo-crm/server';
import { rowsOf } from './store-table';

/**
 * A sleep without waiting: everything that the store and the CRM hold becomes so much older, and the browser has
 * lost its alarms. What follows finds what it would have found after the sleep.
 */
const TABLES = ['records', 'watched', 'watchMarks', 'polls', 'syncMembers', 'recordFacts'];
/** Epoch milliseconds of these years; no amount in the tests comes near. */
const isMoment = (value: number): boolean => value > 1.6e12 && value < 2.2e12;
const MINUTE = 60_000;

function older(value: unknown, ms: number): unknown {
  if (typeof value === 'number') return isMoment(value) ? value - ms : value;
  if (typeof value === 'string') return olderName(value, ms);
  if (Array.isArray(value)) return value.map((part) => older(part, ms));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, older(part, ms)]));
}

/** Events are named by the minute of their start, digests by when they were planned. */
const olderName = (name: string, ms: number): string =>
  name
    .replace(/\b\d{8}(?= (?:start|at-risk|breach|level-\d)$)/, (minute) => `${Number(minute) - ms / MINUTE}`)
    .replace(/(?<=^digest )\d{13}/, (at) => `${Number(at) - ms}`);

/** Run in a page of the extension. */
const putRows = ([table, rows]: [string, unknown[]]) =>
  new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('leadlight');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(table, 'readwrite');
      const store = transaction.objectStore(table);
      store.clear();
      for (const row of rows) store.put(row);
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      opening.result.close();
    };
  });

type Alarms = typeof globalThis & { chrome: { alarms: { clearAll(): Promise<boolean> } } };

/** To be called while the background is dead, in a page that asks it nothing. */
export async function sleep(own: Page, crm: DemoCrm, ms: number): Promise<void> {
  await own.evaluate(() => (globalThis as Alarms).chrome.alarms.clearAll());
  for (const table of TABLES) {
    const rows = await rowsOf(own, table);
    await own.evaluate(putRows, [table, rows.map((row) => older(row, ms))] as [string, unknown[]]);
  }
  for (const lead of crm.data.leads) Object.assign(lead, older(lead, ms));
}
