import type { BrowserContext, CDPSession } from '@playwright/test';
import type { Assessment } from '../../src/record/assessment';
import {
  assessedSidebar,
  dealUrl,
  expect,
  extensionOrigin,
  findingOf,
  openReview,
  shownAssessment,
  storedRecord,
  test,
  waitForAssessment,
} from './extension-test';

test.use({ spec: 'engine-hang' });

/** The engine and the background die for real here: through the browser's own debugging protocol. */
async function debuggerOf(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error('This Chromium gives no browser session.');
  return browser.newBrowserCDPSession();
}

type TargetType = 'shared_worker' | 'service_worker';

async function targets(cdp: CDPSession, type: TargetType) {
  const { targetInfos } = await cdp.send('Target.getTargets');
  return targetInfos.filter((target) => target.type === type && target.url.startsWith('chrome-extension:'));
}

/**
 * Lets every running engine spin for ever. The loop starts from a timer, so that the call has
 * returned by then: a pending one would be sent again to the worker that comes after.
 */
async function freezeEngines(context: BrowserContext): Promise<number> {
  const cdp = await debuggerOf(context);
  const workers = await targets(cdp, 'shared_worker');
  for (const { targetId } of workers) {
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
    const answered = new Promise<void>((resolve) => {
      cdp.on('Target.receivedMessageFromTarget', (event) => {
        if (event.sessionId === sessionId && JSON.parse(event.message).id === 1) resolve();
      });
    });
    const params = { expression: 'setTimeout(() => { for (;;); }, 0); 1' };
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params });
    await cdp.send('Target.sendMessageToTarget', { sessionId, message });
    await answered;
    await cdp.send('Target.detachFromTarget', { sessionId });
  }
  await cdp.detach();
  return workers.length;
}

async function killBackground(context: BrowserContext): Promise<void> {
  const cdp = await debuggerOf(context);
  const killed = (await targets(cdp, 'service_worker')).map(({ targetId }) => targetId);
  for (const targetId of killed) await cdp.send('Target.closeTarget', { targetId });
  // An alarm or an open page may have started the next one meanwhile.
  const left = async () =>
    (await targets(cdp, 'service_worker')).filter(({ targetId }) => killed.includes(targetId));
  await expect.poll(left).toEqual([]);
  await cdp.detach();
}

const isStale = (a: Assessment) => a.findings.some((f) => f.kind === 'stale-deal' && f.outcome === 'fail');
const RESTARTED = /rules took too long and were started again/;

test('a hung engine is replaced on in-app navigation, and the record is right', async ({
  page,
  context,
  crm,
}) => {
  await page.goto(dealUrl(crm, 'hubspot', 'all-clear'));
  const frame = await assessedSidebar(page);
  const first = await waitForAssessment(frame, (a) => a.findings.every((f) => f.outcome === 'pass'));
  expect(await freezeEngines(context)).toBe(1);
  await page.locator('[data-demo="next-record"]').click();
  const next = await waitForAssessment(frame, (a) => a.identity.id !== first.identity.id && isStale(a));
  expect(findingOf(next, 'stale-deal').message).toMatch(/^33 days in Discovery/);
  expect(next.skippedRules).toEqual([]);

  await page.locator('[data-demo="next-record"]').click();
  await waitForAssessment(frame, (a) => a.identity.id !== next.identity.id);
});

test('“Read page again” gets a fresh engine', async ({ page, context, crm }) => {
  await page.goto(dealUrl(crm, 'salesforce', 'stale', '?delay=0'));
  const frame = await assessedSidebar(page);
  const before = await waitForAssessment(frame, isStale);
  expect(await freezeEngines(context)).toBeGreaterThan(0);
  await frame.getByRole('button', { name: 'More' }).click();
  await frame.getByRole('menuitem', { name: 'Read page again' }).click();
  const after = await waitForAssessment(frame, (a) => a.assessedAt > before.assessedAt);
  expect(after.findings.map((f) => [f.kind, f.outcome])).toEqual(
    before.findings.map((f) => [f.kind, f.outcome]),
  );
  await expect(frame.getByText(RESTARTED)).toBeVisible();
});

test('all tabs get over one hung engine, those opened later too', async ({ page, context, crm }) => {
  await page.goto(dealUrl(crm, 'hubspot', 'stale'));
  const frame = await assessedSidebar(page);
  const other = await context.newPage();
  await other.goto(dealUrl(crm, 'salesforce', 'all-clear'));
  const otherFrame = await assessedSidebar(other);
  const before = await waitForAssessment(otherFrame, (a) => !isStale(a));
  expect(await freezeEngines(context)).toBeGreaterThan(0);

  const first = await shownAssessment(frame);
  await page.locator('[data-demo="next-record"]').click();
  await waitForAssessment(frame, (a) => a.identity.id !== first.identity.id);
  await other.locator('[data-demo="next-record"]').click();
  await waitForAssessment(otherFrame, (a) => a.identity.id !== before.identity.id && isStale(a));

  const late = await context.newPage();
  await late.goto(dealUrl(crm, 'hubspot', 'stale'));
  await waitForAssessment(await assessedSidebar(late), isStale);
  await late.close();
  await other.close();
});

test('the review page gets over a hung engine', async ({ page, context, crm }) => {
  await page.goto(dealUrl(crm, 'hubspot', 'stale'));
  const frame = await assessedSidebar(page);
  await expect.poll(async () => (await storedRecord(frame)).snapshot !== null).toBe(true);
  const review = await openReview(context, await extensionOrigin(frame));
  const row = review.getByRole('row').filter({ hasText: 'Fenwhistle Clinics – pilot group' });
  await row.first().click();
  const inspector = review.getByRole('complementary', { name: 'Record' });
  await expect(inspector.getByText(/Stale in Discovery/).first()).toBeVisible();
  await inspector.getByRole('button', { name: 'Close record' }).click();
  expect(await freezeEngines(context)).toBeGreaterThan(0);
  await row.first().click();
  await expect(inspector.getByText(/Stale in Discovery/).first()).toBeVisible({ timeout: 8000 });
  await review.close();
});

test('with the background just killed a record opens and its visit is stored', async ({
  page,
  context,
  crm,
}) => {
  await page.goto(dealUrl(crm, 'hubspot', 'stale'));
  const origin = await extensionOrigin(await assessedSidebar(page));
  await killBackground(context);
  await page.goto(dealUrl(crm, 'hubspot', 'gaps-in-demo'));
  const frame = await assessedSidebar(page);
  const { asOf } = await waitForAssessment(frame, (a) =>
    a.findings.some((f) => f.kind === 'required-fields' && f.outcome === 'fail'),
  );
  await killBackground(context);
  await page.locator('[data-demo="next-record"]').click();
  await waitForAssessment(frame, (a) => a.asOf > asOf);
  await expect
    .poll(async () => (await storedRecord(frame)).snapshot?.title)
    .toBe('Plumhollow Outfitters – no map');
  await expect(frame.getByText('This visit is not kept.')).toHaveCount(0);
  const review = await openReview(context, origin);
  await expect(
    review.getByRole('row').filter({ hasText: 'Plumhollow Outfitters – no map' }).first(),
  ).toBeVisible();
  await review.close();
});

test('a background killed while the sidebar is open is woken by a snooze', async ({ page, context, crm }) => {
  await page.goto(dealUrl(crm, 'hubspot', 'stale'));
  const frame = await assessedSidebar(page);
  await waitForAssessment(frame, isStale);
  await expect.poll(async () => (await storedRecord(frame)).snapshot !== null).toBe(true);
  await killBackground(context);
  const card = frame.getByRole('article', { name: 'Stale in Discovery' });
  await card.click();
  await card.getByRole('button', { name: 'Snooze' }).click();
  await frame.getByRole('menuitem', { name: /1 week/ }).click();
  await expect
    .poll(async () => (await storedRecord(frame)).suppressions.map(({ kind }) => kind))
    .toEqual(['snooze']);
});
