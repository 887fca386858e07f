import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { type PackServer, startPackServer } from '../pack-server';
import { FIREFOX, FIREFOX_EXTENSION_DIR, launchFirefox, NO_FIREFOX, textOf } from './firefox-browser';
import { grantedExtension, LOCALHOST } from './granted-extension';
import { visitedReview } from './review-firefox-page';

/** What the server wants with each PUT. */
const SECRET = 'Bearer loopback-secret';

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
    extensionDir = grantedExtension([LOCALHOST], FIREFOX_EXTENSION_DIR);
    browser = await launchFirefox(crm, { extensionDir });
  });

  test.afterAll(async () => {
    await browser?.close();
    await server?.close();
    await crm?.close();
    rmSync(extensionDir, { recursive: true, force: true });
  });

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

  test('forms, checks in their worker, a judged record, a signature, and a PUT', async () => {
    studio = await visitedReview(browser, crm);
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
