import { expect } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { compileClocks } from '../../src/engine/judge-clocks';
import type { Deadline } from '../../src/record/assessment';
import { bundledPack } from '../../src/rule-packs/bundled';
import type { StoredRecord } from '../../src/store/database';
import { showcaseDealIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import type { DemoCrm } from '../demo-crm/server';
import { send, textOf } from './firefox-browser';

/** What specs of the way from the form to the first contact do in Firefox's extension pages. */

interface Extension {
  browser: {
    storage: { local: { set(items: object): Promise<void> } };
    alarms: { getAll(): Promise<{ name: string }[]> };
    extension: { getBackgroundPage(): unknown };
  };
}

/** Firefox lets no test go to an extension's page; the extension itself opens one, which goes on to the queue. */
export async function openFirefoxQueue(browser: Browser, crm: DemoCrm): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', showcaseDealIds('stale').hubspotId));
  const sidebar = () => page.frames()[1];
  const shown = async () => (await sidebar()?.evaluate(() => document.body.innerText)) ?? '';
  await expect.poll(() => shown().catch(() => ''), { timeout: 20_000 }).not.toBe('');
  const frame = sidebar();
  if (frame) await send(frame, 'store', 'openReview', null, `test ${Date.now()}`);
  const opened = async () => {
    const pages = await browser.pages();
    const texts = await Promise.all(pages.map(textOf));
    return pages[texts.findIndex((text) => text.includes('Leadlight review'))] ?? null;
  };
  await expect.poll(opened).not.toBeNull();
  const queue = (await opened()) ?? page;
  await queue.evaluate(() => location.assign('/queue.html'));
  await expect.poll(() => textOf(queue), { timeout: 20_000 }).toMatch(/waits?/);
  await page.close();
  return queue;
}

export const turnFirefoxNoticesOn = (queue: Page): Promise<void> =>
  queue.evaluate(() =>
    (globalThis as unknown as Extension).browser.storage.local.set({ 'watch-settings': { isOn: true } }),
  );

export const firefoxAlarms = (queue: Page): Promise<{ name: string }[]> =>
  queue.evaluate(() => (globalThis as unknown as Extension).browser.alarms.getAll());

/** False while the browser has put the background to rest. */
export const isBackgroundAlive = (queue: Page): Promise<boolean> =>
  queue.evaluate(() => (globalThis as unknown as Extension).browser.extension.getBackgroundPage() !== null);

/** The countdown beside a name in the queue; null where it is not listed. */
export const countdownOf = (queue: Page, name: string): Promise<string | null> =>
  queue.evaluate(
    (wanted) =>
      [...document.querySelectorAll('li')]
        .find((item) => item.textContent?.includes(wanted))
        ?.querySelector('[role="timer"]')?.textContent ?? null,
    name,
  );

/** Everything in one table of the extension's store. */
export const firefoxRows = (queue: Page, table: string): Promise<unknown[]> =>
  queue.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('leadlight');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction(name).objectStore(name).getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => resolve(JSON.parse(JSON.stringify(all.result)));
          opening.result.close();
        };
      }),
    table,
  );

const clocks = compileClocks(bundledPack);

/** The first-contact clock of a stored lead, as the pack in force judges it at `now` by the CRM's clock. */
export async function firefoxClock(queue: Page, key: string, now: number): Promise<Deadline | null> {
  const rows = (await firefoxRows(queue, 'records')) as StoredRecord[];
  const record = rows.find((row) => row.key === key)?.record;
  const context = { zone: 'Europe/Berlin', locale: 'en-GB', now };
  const deadlines = record ? clocks.deadlines(record, context) : [];
  return deadlines.find(({ sla }) => sla === 'first-contact') ?? null;
}
