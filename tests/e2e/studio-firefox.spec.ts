import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { showcaseDealIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { type PackServer, startPackServer } from '../pack-server';
import { FIREFOX, FIREFOX_EXTENSION_DIR, launchFirefox, NO_FIREFOX } from './firefox-browser';

/** What the server wants with each PUT. */
const SECRET = 'Bearer loopback-secret';

/** May reach the pack's server from the start: a headless browser asks nobody. */
function granted(): string {
  const dir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  cpSync(FIREFOX_EXTENSION_DIR, dir, { recursive: true });
  const file = join(dir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: ['https://localhost/*'] }));
  return dir;
}

/** A pack is written, tried, signed and published in Firefox; skipped where no Firefox is installed. */
test.describe('Firefox writes a pack', () => {
  test.skip(!FIREFOX, NO_FIREFOX);
  let crm: DemoCrm;
  let browser: Browser;
  let studio: Page;
  let server: PackServer;
  let extensionDir: string;

  test.beforeAll(async () => {
    [crm, server] = await Promise.all([startDemoCrm({ now: Date.now() }), startPackServer()]);
    server.takePuts(SECRET);
    extensionDir = granted();
    browser = await launchFirefox(crm, { extensionDir });
  });

  test.afterAll(async () => {
    await browser?.close();
    await server?.close();
    await crm?.close();
    rmSync(extensionDir, { recursive: true, force: true });
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

  /** As a person types it. */
  const fill = (selector: string, text: string) =>
    studio.evaluate(
      (found, value) => {
        const input = document.querySelector(found);
        if (!(input instanceof HTMLInputElement)) throw new Error(`There is no ${found}.`);
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      },
      selector,
      text,
    );

  async function pageWith(text: string): Promise<Page | null> {
    const pages = await browser.pages();
    const texts = await Promise.all(pages.map(textOf));
    return pages[texts.findIndex((own) => own.includes(text))] ?? null;
  }

  test('forms, checks in their worker, a judged record, a signature, and a PUT', async () => {
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
    await fill('#put-to', new URL('.', server.url).href);
    await fill('form:has(#put-to) input[type="password"]', `Authorization: ${SECRET}`);
    await studio.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    // A real click: Firefox asks for a permission in no other.
    await (await studio.$('form:has(#put-to) button[type="submit"]'))?.click();
    await expect.poll(seen).toContain('verified as a browser does');
    await shot('publish');
    const puts = server.requests.filter(({ path }) => path.startsWith('PUT'));
    expect(puts.map(({ status }) => status)).toEqual([201, 201]);
  });
});
