import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { showcaseDealIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { FIREFOX, launchFirefox, NO_FIREFOX } from './firefox-browser';

/** The offline review in Firefox, with the CRM gone; skipped where no Firefox is installed. */
test.describe('Firefox reviews without a network', () => {
  test.skip(!FIREFOX, NO_FIREFOX);
  let crm: DemoCrm;
  let browser: Browser;
  let review: Page;

  test.beforeAll(async () => {
    crm = await startDemoCrm({ now: Date.now() });
    browser = await launchFirefox(crm);
  });

  test.afterAll(async () => {
    await browser?.close();
    await crm?.close();
  });

  const textOf = (page: Page) => page.evaluate(() => document.body.innerText).catch(() => '');
  async function openedReview(): Promise<Page | null> {
    const pages = await browser.pages();
    const texts = await Promise.all(pages.map(textOf));
    return pages[texts.findIndex((text) => text.includes('Leadlight review'))] ?? null;
  }
  const seen = () => textOf(review);
  const press = (name: string) =>
    review.evaluate((wanted) => {
      const found = [...document.querySelectorAll('button')].find(
        (button) => button.textContent?.trim() === wanted,
      );
      if (!found) throw new Error(`There is no button ${wanted}.`);
      found.click();
    }, name);

  test('lists what was seen, and opens every view', async () => {
    const page = await browser.newPage();
    const url = recordUrl(crm.data, 'hubspot', 'deal', showcaseDealIds('negotiation-troubled').hubspotId);
    await page.goto(url);
    const sidebar = () => page.frames()[1];
    const shown = async () => (await sidebar()?.evaluate(() => document.body.innerText)) ?? '';
    await expect.poll(() => shown().catch(() => ''), { timeout: 20_000 }).toMatch(/46 days in Negotiation/);
    // Firefox lets no test go to an extension's page; the extension itself opens it.
    await sidebar()?.evaluate(() =>
      (
        globalThis as unknown as { browser: { runtime: { sendMessage(call: unknown): Promise<unknown> } } }
      ).browser.runtime.sendMessage({ service: 'store', method: 'openReview', args: [null, 'test'] }),
    );
    await expect.poll(openedReview).not.toBeNull();
    review = (await openedReview()) ?? page;

    // A visit is stored once its page has come to rest.
    await expect
      .poll(
        async () => {
          if ((await seen()).includes('No records yet')) await review.evaluate(() => location.reload());
          return seen();
        },
        { timeout: 20_000 },
      )
      .toContain('1 seen on this device');
    await page.close();
    await crm.close();
    expect(await seen()).toContain('Stale in Negotiation');
    await press('Board');
    await expect.poll(seen).toMatch(/Negotiation[\s\S]*48,000/);
    for (const view of ['Marketing', 'Sales', 'Executive']) {
      await press(view);
      await expect.poll(seen).not.toContain('Counting');
      expect(await seen()).toContain(view);
    }
    await press('Records');
    await review.evaluate(() => document.querySelector<HTMLElement>('tr.deal')?.click());
    await expect.poll(seen, { timeout: 20_000 }).toMatch(/46 days in Negotiation/);
  });
});
