import type { Page } from '@playwright/test';
import { showcaseDealIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { sidebarFrame } from './browser';
import { assessedSidebar, expect, test } from './extension-test';

test.use({ spec: 'hostile-page' });

/** A page cannot open, read or drive the sidebar (docs/decisions/0002, the handshake in page-handshake.ts). */
const { hubspotId } = showcaseDealIds('negotiation-troubled');

/** Runs in the background; the types of its globals are not those of this file. */
function extensionAddress(): string {
  const { chrome } = globalThis as unknown as { chrome: { runtime: { getURL(path: string): string } } };
  return chrome.runtime.getURL('/sidebar.html');
}

async function extensionId(page: Page): Promise<string> {
  return new URL((await sidebarFrame(page)).url()).host;
}

test('the page reaches neither the frame nor its window', async ({ page, crm }) => {
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', hubspotId));
  await assessedSidebar(page);
  const reach = await page.evaluate(() => ({
    windows: window.length,
    shadow: document.querySelector('leadlight-sidebar')?.shadowRoot ?? null,
    frames: document.querySelectorAll('iframe').length,
  }));
  expect(reach).toEqual({ windows: 0, shadow: null, frames: 0 });
});

test('a page that frames the sidebar itself gets an empty one', async ({
  page,
  crm,
  browserWithExtension,
}) => {
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', hubspotId));
  await assessedSidebar(page);
  const background = await browserWithExtension.background();
  const address = await background.evaluate(extensionAddress);
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    frame.id = 'stolen';
    document.body.append(frame);
  }, address);
  await page.waitForTimeout(1500);
  const stolen = page
    .frames()
    .filter((frame) => frame.url().includes('/sidebar.html'))
    .at(-1);
  expect(page.frames().filter((frame) => frame.url().includes('/sidebar.html')).length).toBe(2);
  expect(await stolen?.evaluate(() => document.body.innerText.trim())).toBe('');
});

test('spoofed and replayed window messages change nothing', async ({ page, crm }) => {
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', hubspotId));
  const frame = await assessedSidebar(page);
  // What the background adds to the first picture comes a little later, and is not the page's doing.
  await expect(frame.getByRole('button', { name: 'Connect HubSpot' })).toBeVisible();
  await expect(frame.getByText('To do in Negotiation')).toBeVisible();
  const before = await frame.evaluate(() => document.body.innerText);
  const heard = await page.evaluate(async () => {
    const messages: unknown[] = [];
    addEventListener('message', (event) => messages.push(event.data));
    const { port1 } = new MessageChannel();
    window.postMessage({ nonce: 'x' }, '*', [port1]);
    window.postMessage({ kind: 'leadlight:open-page-port', nonce: 'x' }, '*');
    window.postMessage({ id: '1', type: 'APPLY', path: ['readAgain'], argumentList: [] }, '*');
    document.dispatchEvent(new CustomEvent('leadlight:toggle'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    return messages.filter(
      (message) => !JSON.stringify(message).includes('"x"') && !JSON.stringify(message).includes('readAgain'),
    );
  });
  expect(heard).toEqual([]);
  expect(await frame.evaluate(() => document.body.innerText)).toBe(before);
});

test('a sidebar opened as its own page shows no record', async ({ page, context, crm }) => {
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', hubspotId));
  const id = await extensionId(page);
  const alone = await context.newPage();
  await alone.goto(`chrome-extension://${id}/sidebar.html`);
  await alone.waitForTimeout(500);
  expect(await alone.evaluate(() => document.body.innerText.trim())).toBe('');
  await alone.close();
});

test('a removed sidebar comes back, and a page that insists is left alone', async ({ page, crm }) => {
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', hubspotId));
  await assessedSidebar(page);
  const removed = await sidebarFrame(page);
  await page.evaluate(() => document.querySelector('leadlight-sidebar')?.remove());
  await expect
    .poll(() => page.frames().some((frame) => frame !== removed && frame.url().includes('/sidebar.html')))
    .toBe(true);
  await assessedSidebar(page);
  expect(await page.evaluate(() => document.querySelectorAll('leadlight-sidebar').length)).toBe(1);
  const removals = await page.evaluate(async () => {
    let count = 0;
    for (let i = 0; i < 20; i += 1) {
      const host = document.querySelector('leadlight-sidebar');
      if (host) {
        host.remove();
        count += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return count;
  });
  expect(removals).toBeLessThan(7);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).marginRight)).toBe('0px');
});

test('a covered sidebar says so and ignores clicks', async ({ page, crm }) => {
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', hubspotId));
  const frame = await assessedSidebar(page);
  await page.evaluate(() => {
    const veil = document.createElement('div');
    veil.style.cssText =
      'position:fixed;inset:0;z-index:99999;opacity:0.01;background:#fff;pointer-events:none';
    veil.id = 'veil';
    document.documentElement.append(veil);
  });
  await expect.poll(() => frame.evaluate(() => document.body.innerText)).toMatch(/lies over/i);
  const size = () =>
    page.evaluate(() => document.querySelector('leadlight-sidebar')?.getBoundingClientRect().width);
  const before = await size();
  await frame
    .getByRole('button', { name: /collapse/i })
    .click({ timeout: 2000, force: true })
    .catch(() => {});
  expect(await size()).toBe(before);
  await page.evaluate(() => document.getElementById('veil')?.remove());
  await expect.poll(() => frame.evaluate(() => document.body.innerText)).not.toMatch(/lies over/i);
});

test('a sidebar clipped down to one of its buttons ignores the click on it', async ({ page, crm }) => {
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', hubspotId));
  const frame = await assessedSidebar(page);
  const button = await frame.getByRole('button', { name: /collapse/i }).boundingBox();
  if (!button) throw new Error('The sidebar has no Collapse button.');
  await page.evaluate(({ x, y, width, height }) => {
    const host = document.querySelector<HTMLElement>('leadlight-sidebar');
    const box = host?.getBoundingClientRect();
    if (!host || !box) return;
    const inset = [y - box.top, box.right - x - width, box.bottom - y - height, x - box.left];
    host.style.setProperty('clip-path', `inset(${inset.map((px) => `${px}px`).join(' ')})`, 'important');
  }, button);
  await page.waitForTimeout(700);
  await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
  await page.waitForTimeout(300);
  const width = await page.evaluate(
    () => document.querySelector('leadlight-sidebar')?.getBoundingClientRect().width,
  );
  expect(width).toBe(340);
});

test('markup in field values is shown as text and never runs', async ({ page, crm }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(recordUrl(crm.data, 'salesforce', 'deal', showcaseDealIds('markup').salesforceId));
  const frame = await assessedSidebar(page);
  expect(await frame.evaluate(() => document.querySelectorAll('img,script:not([src])').length)).toBe(0);
  expect(dialogs).toEqual([]);
});
