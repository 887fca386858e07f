import type { Frame } from '@playwright/test';
import { assessedSidebar, dealUrl, expect, storedRecord, test } from './extension-test';
import { type Disk, diskOf } from './full-disk-page';
import { keptRows } from './store-rows';
import {
  card,
  openInFull,
  openWritingBrowser,
  patches,
  rep,
  setUp,
  type WritingBrowser,
} from './write-back-page';

/** What the sidebar has the background keep, on a disk that is full. */
test.use({ spec: 'full-disk-sidebar' });

const NO_ROOM = /The browser has no room left for this\. Nothing was changed\. Free some room/;
const REASON = 'a reason that took a while to write';

let place: WritingBrowser;
let origin = '';
let disk: Disk;

test.beforeEach(async ({ crm }) => {
  place = await openWritingBrowser(crm);
  origin = await place.browser.origin();
  disk = diskOf(place.browser, origin);
});

test.afterEach(() => place.close());

async function openIdle() {
  const page = await place.browser.context.newPage();
  await page.goto(`${origin}/icon/48.png`);
  return page;
}

test('a visit, a snooze, a reason: said, shown no longer as if kept, and kept once there is room', async ({
  crm,
}) => {
  test.setTimeout(90_000);
  await place.page.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  const seen = await assessedSidebar(place.page);
  await expect.poll(async () => (await storedRecord(seen)).snapshot !== null).toBe(true);
  await disk.fill();
  const store = await openIdle();
  const before = await keptRows(store);
  const page = await place.browser.context.newPage();
  await page.goto(dealUrl(crm, 'hubspot', 'negotiation-troubled', '?delay=0'));
  const frame = await assessedSidebar(page);
  await expect(frame.getByText('This visit is not kept.').locator('..')).toContainText(NO_ROOM);
  const stale = frame.getByRole('article', { name: 'Stale in Negotiation' });
  const dismiss = frame.getByRole('dialog', { name: /^Dismiss/ });
  const notKept = frame.getByText('That was not kept.').locator('..');
  const snooze = async (): Promise<void> => {
    await stale.getByRole('heading').click();
    await stale.getByRole('button', { name: 'Snooze', exact: true }).click();
    await frame.getByRole('menuitem', { name: /^1 week/ }).click();
  };
  // The list is drawn anew meanwhile: a click that missed is made again.
  const askDismiss = (): Promise<void> =>
    expect(async () => {
      const ask = stale.getByRole('button', { name: 'Dismiss…' });
      if (await dismiss.isVisible()) return;
      if (!(await ask.isVisible())) await stale.getByRole('heading').click({ timeout: 1_000 });
      await ask.click({ timeout: 1_000 });
      await expect(dismiss).toBeVisible({ timeout: 1_000 });
    }).toPass();
  await snooze();
  await expect(notKept).toContainText(NO_ROOM);
  await expect(stale).toBeVisible();
  await askDismiss();
  await dismiss.getByRole('textbox').fill(REASON);
  await dismiss.getByRole('button', { name: 'Dismiss' }).click();
  await expect(stale).toBeVisible();
  await askDismiss();
  await expect(dismiss.getByRole('textbox')).toHaveValue(REASON);
  expect(await keptRows(store)).toEqual(before);

  await disk.free();
  await dismiss.getByRole('button', { name: 'Dismiss' }).click();
  await expect(frame.getByText(`Stale in Negotiation · dismissed: ${REASON}`)).toBeVisible();
  await page.reload();
  await expect((await assessedSidebar(page)).getByText(`dismissed: ${REASON}`)).toBeVisible();
  await expect.poll(async () => (await keptRows(store))['leadlight/records']?.length).toBe(2);
  expect((await keptRows(store))['leadlight/suppressions']).toHaveLength(1);
});

test('a change that was made offline is not taken for kept, and can be kept once there is room', async ({
  crm,
}) => {
  test.setTimeout(120_000);
  const { url } = await setUp(place, crm, 'hubspot');
  const sent = patches(crm);
  await disk.fill();
  const store = await openIdle();
  place.page = await place.browser.context.newPage();
  const frame: Frame = await openInFull(place, `${url}?delay=0`);
  const before = await keptRows(store);
  await place.browser.context.setOffline(true);
  const assign = frame.getByRole('button', { name: `Assign to ${rep(crm, 1).name}` });
  await expect(async () => {
    if (!(await assign.isVisible())) await card(frame).getByRole('heading').click();
    await assign.click({ timeout: 1_000 });
  }).toPass();
  const keep = frame.getByRole('button', { name: 'Keep for later' });
  await keep.click();
  const said = frame.getByRole('dialog').getByRole('alert');
  await expect(said).toHaveText(/^It is not kept for later: /);
  await expect(said).toHaveText(NO_ROOM);
  expect(await keptRows(store)).toEqual(before);

  await disk.free();
  await keep.click();
  await expect(frame.getByRole('button', { name: /^Discard/ })).toBeVisible();
  await expect(frame.getByRole('dialog')).toHaveCount(0);
  await place.browser.context.setOffline(false);
  expect([(await keptRows(store))['leadlight/writes']?.length, patches(crm) - sent]).toEqual([1, 0]);
});
