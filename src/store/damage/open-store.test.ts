import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { LeadlightDatabase } from '../database';
import { LateStoreError, openInTime } from './open-store';
import { storeTrouble } from './store-trouble';

/** Timers that go off when the test says so. */
function waits() {
  const works: (() => void)[] = [];
  const later = (work: () => void, _ms: number): void => void works.push(work);
  return { later, pass: () => works.forEach((work) => void work()) };
}

/** An old form of the database that does not let go of it. */
async function held(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 10);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
}

it('opens, and a patience that ends later changes nothing', async () => {
  const { later, pass } = waits();
  const db = new LeadlightDatabase('opens');
  await openInTime(db, later);
  pass();
  expect(db.isOpen()).toBe(true);
});

it('ends although another page holds an older form, and opens once that lets go', async () => {
  const { later, pass } = waits();
  const holder = await held('held');
  const db = new LeadlightDatabase('held');
  const opening = openInTime(db, later);
  pass();
  await expect(opening).rejects.toThrow(LateStoreError);
  expect(storeTrouble(await opening.catch((error: unknown) => error))).toBe('late');
  holder.close();
  await db.open();
  expect(db.isOpen()).toBe(true);
});

it('says what the browser says', async () => {
  const newer = new Dexie('newer');
  newer.version(999).stores({ rows: 'id' });
  await newer.open();
  newer.close();
  const failed = await openInTime(new LeadlightDatabase('newer')).catch((error: unknown) => error);
  expect(storeTrouble(failed)).toBe('newer');
});
