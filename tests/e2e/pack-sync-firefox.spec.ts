import { expect, test } from '@playwright/test';
import type { Frame, Page } from 'puppeteer-core';
import { newKey, publishPack } from '../../src/pack-sync/testing/publisher';
import { subscriptionText } from '../../src/record/subscription-text';
import { bundledPack } from '../../src/rule-packs/bundled';
import { showcaseDealIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { type PackServer, startPackServer } from '../pack-server';
import { FIREFOX, type FirefoxWithCrm, NO_FIREFOX, send, startFirefox } from './firefox-browser';

/** The server lets any page read, so that nobody has to be asked for a permission. */
const OPEN = { 'Access-Control-Allow-Origin': '*' };

/** A rep's Firefox follows a pack; skipped where no Firefox is installed. */
test.describe('Firefox follows a pack', () => {
  test.skip(!FIREFOX, NO_FIREFOX);
  let firefox: FirefoxWithCrm;
  let server: PackServer;
  let page: Page;

  test.beforeAll(async () => {
    [firefox, server] = await Promise.all([startFirefox(), startPackServer()]);
    page = await firefox.browser.newPage();
  });

  test.afterAll(async () => {
    await firefox?.close();
    await server?.close();
  });

  function sidebar(): Frame {
    const frame = page.frames()[1];
    if (!frame) throw new Error('The sidebar is not there yet.');
    return frame;
  }

  const sidebarText = (): Promise<string> =>
    Promise.resolve()
      .then(() => sidebar().evaluate(() => document.body.innerText))
      .catch(() => '');

  const ask = (method: string, ...args: unknown[]) => send(sidebar(), 'packs', method, ...args);

  test('its open tab shows each new version and its warnings, without a reload', async () => {
    const key = await newKey();
    const publish = async (version: number, mode: string): Promise<void> => {
      const rules = bundledPack.rules.map((rule) => (rule.kind === 'stale-deal' ? { ...rule, mode } : rule));
      const document = { ...bundledPack, id: 'company', name: 'Company rules', version, rules };
      const publishedAt = new Date(Date.now() - 60_000 + version).toISOString();
      const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
      server.serve(await publishPack(key, version, { publishedAt, expiresAt }, document), OPEN);
    };
    await page.goto(
      recordUrl(firefox.crm.data, 'hubspot', 'deal', showcaseDealIds('negotiation-troubled').hubspotId),
    );
    await expect.poll(sidebarText, { timeout: 20_000 }).toMatch(/46 days in Negotiation/);
    await publish(1, 'off');
    const text = subscriptionText({ url: server.url, publicKey: key.publicKey, group: null });
    const followed = (await ask('subscribe', text)) as { ok: boolean; value: { id: string; state: string } };
    expect(followed).toMatchObject({ ok: true, value: { state: 'current' } });
    await expect.poll(sidebarText, { timeout: 20_000 }).toMatch(/Company rules 1, signed/);
    expect(await sidebarText()).not.toMatch(/46 days in Negotiation/);
    await publish(2, 'live');
    await ask('syncNow', followed.value.id);
    await expect.poll(sidebarText, { timeout: 20_000 }).toMatch(/Company rules 2, signed/);
    expect(await sidebarText()).toMatch(/46 days in Negotiation/);
  });
});
