import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { showcaseDealIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { FIREFOX, launchFirefox, NO_FIREFOX } from './firefox-browser';

/** A pack is written, tried and signed in Firefox; skipped where no Firefox is installed. */
test.describe('Firefox writes a pack', () => {
  test.skip(!FIREFOX, NO_FIREFOX);
  let crm: DemoCrm;
  let browser: Browser;
  let studio: Page;

  test.beforeAll(async () => {
    crm = await startDemoCrm({ now: Date.now() });
    browser = await launchFirefox(crm);
  });

  test.afterAll(async () => {
    await browser?.close();
    await crm?.close();
  });

  const textOf = (page: Page) => page.evaluate(() => document.body.innerText).catch(() => '');
  const seen = () => textOf(studio);
  const press = (name: string) =>
    studio.evaluate((wanted) => {
      const found = [...document.querySelectorAll('button')].find((button) =>
        button.textContent?.trim().startsWith(wanted),
      );
      if (!found) throw new Error(`There is no button ${wanted}.`);
      found.click();
    }, name);
  const shot = async (name: string): Promise<void> => {
    const path = test.info().outputPath(`${name}.png`);
    writeFileSync(path, await studio.screenshot());
    await test.info().attach(name, { path, contentType: 'image/png' });
  };

  async function pageWith(text: string): Promise<Page | null> {
    const pages = await browser.pages();
    const texts = await Promise.all(pages.map(textOf));
    return pages[texts.findIndex((own) => own.includes(text))] ?? null;
  }

  test('forms, checks in their worker, a judged record, and a signature', async () => {
    const page = await browser.newPage();
    await page.goto(
      recordUrl(crm.data, 'hubspot', 'deal', showcaseDealIds('negotiation-troubled').hubspotId),
    );
    const sidebar = () => page.frames()[1];
    const shown = async () => (await sidebar()?.evaluate(() => document.body.innerText)) ?? '';
    await expect.poll(() => shown().catch(() => ''), { timeout: 20_000 }).toMatch(/46 days in Negotiation/);
    // Firefox lets no test go to an extension's page; the extension itself opens it.
    await sidebar()?.evaluate(() =>
      (
        globalThis as unknown as { browser: { runtime: { sendMessage(call: unknown): Promise<unknown> } } }
      ).browser.runtime.sendMessage({ service: 'store', method: 'openReview', args: [null, 'test'] }),
    );
    await expect.poll(() => pageWith('Leadlight review')).not.toBeNull();
    studio = (await pageWith('Leadlight review')) ?? page;
    await expect
      .poll(
        async () => {
          if ((await seen()).includes('No records yet')) await studio.evaluate(() => location.reload());
          return seen();
        },
        { timeout: 20_000 },
      )
      .toContain('1 seen on this device');
    await studio.evaluate(() => location.assign('/studio.html'));
    await expect.poll(seen).toContain('New draft');
    await studio.setViewport({ width: 1280, height: 900 });

    await press('Begin');
    await expect.poll(seen).toContain('Hide the text');
    await press('Scoring');
    await studio.evaluate(() => {
      const field = [...document.querySelectorAll('label')].find(
        (label) => label.textContent === 'Fit minimum',
      )?.control;
      if (!(field instanceof HTMLInputElement)) throw new Error('There is no such field.');
      field.value = '90';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await expect.poll(seen).toContain('Set the minimum to 50');
    await shot('edit');
    await press('Set the minimum to 50');
    await expect.poll(seen).not.toContain('Set the minimum to 50');

    await press('Try it');
    await expect.poll(seen).toMatch(/46 days in Negotiation|Stale in Negotiation/);
    await shot('try-it');
    await press('Publish');
    await expect.poll(seen).toContain('1. Key');
    await press('Make a key in this browser');
    await expect.poll(seen).toContain('Key of this browser');
    await press('Raise the version to 2');
    await expect.poll(seen).toContain('Ready: no errors');
    await press('Sign version 2');
    await expect.poll(seen).toContain('4. Publish mid-market 2');
    expect(await seen()).not.toContain('Save to a folder');
    await shot('publish');
  });
});
