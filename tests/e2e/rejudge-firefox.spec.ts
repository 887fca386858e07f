import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { newKey, publishPack } from '../../src/pack-sync/testing/publisher';
import { subscriptionText } from '../../src/record/subscription-text';
import { bundledPack } from '../../src/rule-packs/bundled';
import { type PackServer, startPackServer } from '../pack-server';
import { FIREFOX, type FirefoxWithCrm, NO_FIREFOX, send, startFirefox, textOf } from './firefox-browser';
import { visitedReview } from './review-firefox-page';
import { listWords } from './store-table';

const RECORDS = 2_000;

/** What Firefox's background judges by itself is seen in its store; skipped where no Firefox is installed. */
test.describe('Firefox judges what is stored anew', () => {
  test.skip(!FIREFOX, NO_FIREFOX);
  let firefox: FirefoxWithCrm;
  let server: PackServer;
  let review: Page;

  test.beforeAll(async () => {
    [firefox, server] = await Promise.all([startFirefox(), startPackServer()]);
  });

  test.afterAll(async () => {
    await firefox?.close();
    await server?.close();
  });

  /** Copies of the deal that was visited, as another pack judged them. */
  const fill = () =>
    review.evaluate(async (count) => {
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await answer(indexedDB.open('leadlight'));
      const [first] = await answer(db.transaction('records').objectStore('records').getAll(null, 1));
      const change = db.transaction(['records', 'settings'], 'readwrite');
      change.objectStore('settings').delete('review-format');
      for (let id = 1; id < count; id += 1) {
        const identity = { ...first.record.identity, id: `${id}` };
        const key = `${identity.crm}:${identity.org}:${identity.object}:${id}`;
        const summary = { ...first.summary, judgedBy: 'other@1' };
        change.objectStore('records').put({ ...first, key, summary, record: { ...first.record, identity } });
      }
      await new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      db.close();
    }, RECORDS);

  test('by a new version, with progress', async () => {
    review = await visitedReview(firefox.browser, firefox.crm);
    await fill();
    const key = await newKey();
    const publishedAt = new Date(Date.now() - 60_000).toISOString();
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const pack = { ...bundledPack, id: 'company', name: 'Company rules', version: 7 };
    const open = { 'Access-Control-Allow-Origin': '*' };
    server.serve(await publishPack(key, 7, { publishedAt, expiresAt }, pack), open);
    const text = subscriptionText({ url: server.url, publicKey: key.publicKey, group: null });
    await send(review, 'packs', 'subscribe', text);
    await expect
      .poll(() => textOf(review), { timeout: 20_000, intervals: [50] })
      .toMatch(/Judging [\d,. ]+ of 2.?000 records by Company rules 7/);
    await expect.poll(() => listWords(review, 'judgedBy'), { timeout: 20_000 }).toEqual(['company@7']);
    await expect.poll(() => textOf(review)).not.toContain('Judging');
  });
});
