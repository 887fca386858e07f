import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { SUMMARY } from '../../src/store/testing/filled-store';
import { waitingLead } from '../../src/store/testing/leads';
import { showcaseDealIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { FIREFOX, launchFirefox, NO_FIREFOX } from './firefox-browser';

const MINUTE = 60_000;

interface Extension {
  browser: { runtime: { sendMessage(call: unknown): Promise<unknown> } };
}

/** The queue in Firefox: it lists a lead that is stored, counts on, and takes an answer. */
test.describe('Firefox lists who waits', () => {
  test.skip(!FIREFOX, NO_FIREFOX);
  let crm: DemoCrm;
  let browser: Browser;

  test.beforeAll(async () => {
    crm = await startDemoCrm({ now: Date.now() });
    browser = await launchFirefox(crm);
  });
  test.afterAll(async () => {
    await browser?.close();
    await crm?.close();
  });

  const textOf = (page: Page) => page.evaluate(() => document.body.innerText).catch(() => '');
  const send = (place: Pick<Page, 'evaluate'>, call: object) =>
    place.evaluate(
      (message) => (globalThis as unknown as Extension).browser.runtime.sendMessage(message),
      call,
    );

  /** Firefox lets no test go to an extension's page; the extension itself opens one, which goes on to the queue. */
  async function openQueue(): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(
      recordUrl(crm.data, 'hubspot', 'deal', showcaseDealIds('negotiation-troubled').hubspotId),
    );
    const sidebar = () => page.frames()[1];
    const shown = async () => (await sidebar()?.evaluate(() => document.body.innerText)) ?? '';
    await expect.poll(() => shown().catch(() => ''), { timeout: 20_000 }).not.toBe('');
    const frame = sidebar();
    if (frame) await send(frame, { service: 'store', method: 'openReview', args: [null, 'test'] });
    const opened = async () => {
      const pages = await browser.pages();
      const texts = await Promise.all(pages.map(textOf));
      return pages[texts.findIndex((text) => text.includes('Leadlight review'))] ?? null;
    };
    await expect.poll(opened).not.toBeNull();
    const queue = (await opened()) ?? page;
    await queue.evaluate(() => location.assign('/queue.html'));
    await expect.poll(() => textOf(queue), { timeout: 20_000 }).toMatch(/waits?( for you)?/);
    return queue;
  }

  test('counts on by the second, and acknowledges by a key', async () => {
    const queue = await openQueue();
    const lead = waitingLead('1', Date.now() - 5 * MINUTE + 90_000);
    await send(queue, { service: 'store', method: 'saveVisit', args: [lead, SUMMARY, {}] });
    const figure = () => queue.evaluate(() => document.querySelector('[role="timer"]')?.textContent ?? '');
    await expect.poll(figure, { timeout: 20_000 }).toMatch(/^1m \d\ds$/);
    const first = await figure();
    await expect.poll(figure).not.toBe(first);
    await expect.poll(() => textOf(queue), { timeout: 20_000 }).toMatch(/score \d+/);
    await queue.keyboard.press('a');
    await expect.poll(() => textOf(queue)).toContain('acknowledged');
  });
});
