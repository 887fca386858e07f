import type { BrowserContext } from '@playwright/test';

/** In a document of the extension that has no script of its own. */
export async function peerTime(context: BrowserContext, origin: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(`${origin}/managed-storage.json`);
  const time = await page.evaluate(readAllRows);
  await page.close();
  return time;
}

/** What a page without columns has to do before it can begin. */
async function readAllRows(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('leadlight');
    request.onsuccess = () => resolve(request.result);
  });
  const start = performance.now();
  await new Promise((resolve) => {
    database.transaction('records').objectStore('records').getAll().onsuccess = resolve;
  });
  database.close();
  return performance.now() - start;
}
