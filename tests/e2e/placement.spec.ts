import type { Frame, Page } from '@playwright/test';
import type { FrameShape } from '../../src/contracts/page-service';
import type { Crm } from '../../src/record/types';
import { assessedSidebar, dealUrl, type ExtensionApi, expect, test } from './extension-test';

test.use({ spec: 'placement' });

const CRMS = ['hubspot', 'salesforce'] as const;
const WIDTHS = [1440, 1024, 760];
const TAB_WIDTH = 28;

const hostBox = (page: Page) =>
  page.evaluate(() => document.querySelector('leadlight-sidebar')?.getBoundingClientRect().toJSON());
const hostWidth = async (page: Page) => (await hostBox(page))?.width;
const roomGiven = (page: Page) =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).marginRight));

/**
 * The page's own controls whose centre is inside the window, and those of them at whose centre
 * the sidebar is hit instead.
 */
function controlsIn(page: Page, within = 'body'): Promise<{ inSight: number; covered: string[] }> {
  return page.evaluate((selector) => {
    const controls = 'button, a[href], input, select, textarea, [role="button"], [role="option"]';
    const roots: (Document | Element | ShadowRoot)[] = [...document.querySelectorAll(selector)];
    const found: Element[] = [];
    for (const root of roots) {
      found.push(...root.querySelectorAll(controls));
      for (const element of root.querySelectorAll('*'))
        if (element.shadowRoot) roots.push(element.shadowRoot);
    }
    const covered: string[] = [];
    let inSight = 0;
    for (const element of found) {
      const box = element.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const isDrawn =
        box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
      const isInWindow = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
      if (!isDrawn || !isInWindow || element.matches(':disabled')) continue;
      inSight += 1;
      if (document.elementFromPoint(x, y)?.localName === 'leadlight-sidebar')
        covered.push(element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '');
    }
    return { inSight, covered };
  }, within);
}

async function openDeal(page: Page, url: string): Promise<Frame> {
  await page.goto(url);
  const frame = await assessedSidebar(page);
  await expect.poll(async () => (await hostBox(page))?.width).toBeGreaterThan(0);
  return frame;
}

/** Frames keep their shape per CRM between tests, so each test says what it starts from. */
async function setState(page: Page, frame: Frame, state: 'panel' | 'tab'): Promise<void> {
  const isTab = (await hostWidth(page)) === TAB_WIDTH;
  if (isTab === (state === 'tab')) return;
  const button = frame.getByRole('button', { name: isTab ? /^Open Leadlight/ : 'Collapse' });
  // A frame that has just come into sight takes no clicks until it is known to be uncovered.
  await expect(async () => {
    if (await button.isVisible()) await button.click();
    expect((await hostWidth(page)) === TAB_WIDTH).toBe(state === 'tab');
  }).toPass({ timeout: 5000, intervals: [100] });
}

async function setDock(frame: Frame, dock: 'push' | 'overlay'): Promise<void> {
  await frame.getByRole('button', { name: 'More' }).click();
  const choice = frame.getByRole('menuitem', {
    name: dock === 'overlay' ? 'Overlay the page' : 'Make room in the page',
  });
  if (await choice.isVisible()) await choice.click();
  else await frame.getByRole('menu').press('Escape');
}

const listLink: Record<Crm, string> = {
  hubspot: 'a[href*="/objects/0-3/views/"]',
  salesforce: 'a[href="/lightning/o/Opportunity/list"]',
};

for (const crmName of CRMS)
  for (const width of WIDTHS)
    for (const state of ['panel', 'tab'] as const)
      test(`covers no control of ${crmName} at ${width} px as a ${state}`, async ({ page, crm }) => {
        await page.setViewportSize({ width, height: 900 });
        const frame = await openDeal(page, dealUrl(crm, crmName, 'stale'));
        await setState(page, frame, state);
        const atRest = await controlsIn(page);
        expect(atRest.inSight).toBeGreaterThan(15);
        expect(atRest.covered).toEqual([]);

        await page.locator('[data-demo="open-modal"]').first().click();
        const dialog = page.getByRole('dialog').last();
        await expect(dialog).toBeVisible();
        const inModal = await controlsIn(page, '[role="dialog"]');
        expect(inModal.inSight).toBeGreaterThan(1);
        expect(inModal.covered).toEqual([]);
        await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
        await expect(dialog).toHaveCount(0);
      });

for (const crmName of CRMS)
  test(`${crmName} makes room, and gets it back in a list and from the tab`, async ({ page, crm }) => {
    const frame = await openDeal(page, dealUrl(crm, crmName, 'stale'));
    await setState(page, frame, 'panel');
    const panel = (await hostWidth(page)) ?? 0;
    await expect.poll(() => roomGiven(page)).toBe(panel);
    const right = () =>
      page.evaluate(() =>
        Math.max(
          ...[
            ...document.querySelectorAll('[data-test-id="records-right-sidebar"] *, .lafPageHost.active *'),
          ].map((element) => element.getBoundingClientRect().right),
        ),
      );
    expect(await right()).toBeLessThanOrEqual(1440 - panel);

    await setState(page, frame, 'tab');
    await expect.poll(() => roomGiven(page)).toBe(TAB_WIDTH);

    await page.locator(listLink[crmName]).first().click();
    await expect.poll(() => roomGiven(page)).toBe(0);
    const body = await page.evaluate(() => document.body.getAttribute('style') ?? '');
    expect(body).not.toMatch(/contain|min-height/);
    expect(
      await page.evaluate(() => {
        const host = document.querySelector('leadlight-sidebar');
        return host && getComputedStyle(host).visibility;
      }),
    ).toBe('hidden');
    await page.goBack();
    await expect.poll(() => roomGiven(page)).toBe(TAB_WIDTH);
    await setState(page, frame, 'panel');
  });

for (const crmName of CRMS)
  test(`overlay leaves the width of ${crmName} alone and is remembered`, async ({ page, crm }) => {
    const frame = await openDeal(page, dealUrl(crm, crmName, 'stale'));
    await setState(page, frame, 'panel');
    await setDock(frame, 'overlay');
    await expect.poll(() => roomGiven(page)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.getBoundingClientRect().width)).toBe(1440);
    expect(await hostWidth(page)).toBeGreaterThan(TAB_WIDTH);
    await page.reload();
    const again = await assessedSidebar(page);
    await expect.poll(() => hostWidth(page)).toBeGreaterThan(TAB_WIDTH);
    expect(await roomGiven(page)).toBe(0);
    await setDock(again, 'push');
    await expect.poll(() => roomGiven(page)).toBe(await hostWidth(page));
  });

/**
 * Presses and drags in small steps. The debugging protocol sends moves to whatever frame is under
 * the pointer, past the browser's own mouse capture, and places them by where that frame was drawn
 * last: so the frame must have come to rest, the pointer must stay over the sidebar (a panel's edge
 * is dragged inwards here), and the frame may end a step away from the pointer.
 */
async function dragSidebar(page: Page, from: { x: number; y: number }, by: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.waitForTimeout(300);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step += 1) {
    await page.mouse.move(from.x + (by.x * step) / STEPS, from.y + (by.y * step) / STEPS);
    await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 40)));
  }
  await page.mouse.up();
}

const STEPS = 10;
const isNear = (value: number | undefined, wanted: number, step: number) =>
  value !== undefined && Math.abs(value - wanted) <= step;

/** A drag is saved a moment after its last move. */
const savedShape = (frame: Frame): Promise<FrameShape | undefined> =>
  frame.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
    const name = `frame:${location.hash.slice(1)}`;
    return (await chrome.storage.local.get(name))[name] as FrameShape | undefined;
  });

test('the panel is as wide as its edge was dragged, after a reload too', async ({ page, crm }) => {
  const frame = await openDeal(page, dealUrl(crm, 'salesforce', 'stale'));
  await setState(page, frame, 'panel');
  const edge = frame.getByRole('separator', { name: 'Width of Leadlight' });
  await edge.press('End');
  await expect.poll(() => hostWidth(page), 'its limit').toBe(480);
  await edge.press('ArrowLeft');
  const { left = 0, top = 0 } = (await hostBox(page)) ?? {};
  await dragSidebar(page, { x: left + 2, y: top + 300 }, { x: 90, y: 0 });
  await expect.poll(async () => isNear(await hostWidth(page), 390, 18)).toBe(true);
  await expect
    .poll(async () => {
      const width = await hostWidth(page);
      return (await savedShape(frame))?.width === width && (await roomGiven(page)) === width;
    })
    .toBe(true);
  const dragged = await hostWidth(page);
  await expect(edge).toHaveAttribute('aria-valuenow', String(dragged));
  await page.reload();
  const again = await assessedSidebar(page);
  await expect.poll(() => hostWidth(page)).toBe(dragged);
  await expect.poll(() => roomGiven(page)).toBe(dragged);
  await again.getByRole('separator').press('Home');
  await expect.poll(() => hostWidth(page)).toBe(300);
});

test('the tab stands where it was dragged to, and the drag does not open it', async ({ page, crm }) => {
  const frame = await openDeal(page, dealUrl(crm, 'hubspot', 'stale'));
  await setState(page, frame, 'tab');
  const { top = 0 } = (await hostBox(page)) ?? {};
  const before = (await savedShape(frame))?.tabTop ?? 0;
  await expect(async () => {
    const box = (await hostBox(page)) ?? { left: 0, top: 0 };
    await dragSidebar(page, { x: box.left + 14, y: box.top + 40 }, { x: 0, y: top + 200 - box.top });
    expect(isNear((await hostBox(page))?.top, top + 200, 40)).toBe(true);
  }).toPass({ timeout: 15_000 });
  // The last moves may still be on their way, so where it stands is read together with what was saved.
  await expect
    .poll(async () => {
      const movedBy = ((await hostBox(page))?.top ?? 0) - top;
      return isNear((await savedShape(frame))?.tabTop, before + movedBy, 1);
    })
    .toBe(true);
  const dragged = (await hostBox(page))?.top;
  expect(await hostWidth(page)).toBe(TAB_WIDTH);
  await page.reload();
  const again = await assessedSidebar(page);
  await expect.poll(async () => (await hostBox(page))?.top).toBe(dragged);
  expect(await hostWidth(page)).toBe(TAB_WIDTH);
  await setState(page, again, 'panel');
});

test('the keyboard command closes and opens the sidebar', async ({ page, crm, browserWithExtension }) => {
  const frame = await openDeal(page, dealUrl(crm, 'salesforce', 'stale'));
  await setState(page, frame, 'panel');
  const wide = await hostWidth(page);
  await page.bringToFront();
  const background = await browserWithExtension.background();
  const command = () =>
    background.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      if (tab?.id !== undefined) await chrome.tabs.sendMessage(tab.id, 'leadlight:toggle', { frameId: 0 });
    });
  await command();
  await expect.poll(() => hostWidth(page)).toBe(TAB_WIDTH);
  await command();
  await expect.poll(() => hostWidth(page)).toBe(wide);
});

test('follows the window: never wider than it, and between the bars of the page', async ({ page, crm }) => {
  const frame = await openDeal(page, dealUrl(crm, 'salesforce', 'stale'));
  await setState(page, frame, 'panel');
  const header = await page.evaluate(
    () => document.querySelector('.slds-context-bar')?.getBoundingClientRect().bottom ?? 0,
  );
  expect(header).toBeGreaterThan(0);
  expect((await hostBox(page))?.top).toBeGreaterThanOrEqual(header - 1);
  await page.setViewportSize({ width: 500, height: 500 });
  await expect.poll(() => roomGiven(page)).toBe(0);
  const box = await hostBox(page);
  expect(box?.left).toBeGreaterThanOrEqual(0);
  expect(box?.bottom).toBeLessThanOrEqual(500);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(() => roomGiven(page)).toBeGreaterThan(0);
});
