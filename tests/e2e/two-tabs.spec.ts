import type { Page } from '@playwright/test';
import type { Assessment } from '../../src/record/assessment';
import {
  askBackground,
  assessedSidebar,
  dealUrl,
  type ExtensionApi,
  expect,
  findingOf,
  shownAssessment,
  storedRecord,
  test,
  waitForAssessment,
} from './extension-test';

test.use({ spec: 'two-tabs' });

/** Longer than a page may take to draw what the CRM gave it: from then on the order of two tabs is certain. */
const CERTAIN_MS = 10_500;

async function moveTo(page: Page, stage: string): Promise<void> {
  await page.locator('.slds-path__item').filter({ hasText: stage }).first().click();
  await page.getByRole('button', { name: /mark as current/i }).click();
}

/** An edit of something else makes the page read, and its visit stored, once more. */
async function readAnew(page: Page): Promise<void> {
  await page.evaluate(() => {
    const name = document.querySelector('[data-target-selection-name$="NextStep"] .test-id__field-value');
    if (name) name.textContent = `Call again ${performance.now()}`;
  });
}

const hasSkipped = (a: Assessment) =>
  a.findings.some((finding) => finding.kind === 'stage-skip' && finding.outcome === 'fail');

test('a tab left open on the old stage moves nothing back and forth', async ({ page, context, crm }) => {
  const url = dealUrl(crm, 'salesforce', 'gaps-in-discovery', '?delay=0');
  await page.goto(url);
  const frame = await assessedSidebar(page);
  const stale = await context.newPage();
  await stale.goto(url);
  const staleFrame = await assessedSidebar(stale);
  await expect.poll(async () => (await storedRecord(staleFrame)).snapshot !== null).toBe(true);
  await page.waitForTimeout(CERTAIN_MS);

  await moveTo(page, 'Negotiation');
  await waitForAssessment(frame, hasSkipped);
  for (let time = 0; time < 2; time += 1) {
    const before = await shownAssessment(staleFrame);
    await readAnew(stale);
    await waitForAssessment(staleFrame, (a) => a.asOf > before.asOf);
    await stale.waitForTimeout(800);
    await readAnew(page);
    await page.waitForTimeout(800);
  }
  const { observed, snapshot } = await storedRecord(frame);
  expect(observed.map(({ from, to }) => [from, to])).toEqual([['Discovery', 'Negotiation']]);
  expect(snapshot?.stage?.label).toBe('Negotiation');
  await stale.close();
});

test('a change is found although the page drew no stage in between', async ({ page, crm }) => {
  const url = dealUrl(crm, 'salesforce', 'gaps-in-proposal', '?delay=0');
  await page.goto(url);
  const frame = await assessedSidebar(page);
  await expect.poll(async () => (await storedRecord(frame)).snapshot !== null).toBe(true);
  await page.evaluate(() => {
    for (const stage of document.querySelectorAll('.slds-path, [data-target-selection-name$="StageName"]'))
      stage.remove();
  });
  await expect.poll(async () => (await storedRecord(frame)).snapshot?.stage ?? null).toBeNull();
  await page.goto(url);
  const again = await assessedSidebar(page);
  await page.waitForTimeout(1_000);
  await moveTo(page, 'Negotiation');
  await expect
    .poll(async () => (await storedRecord(again)).observed.map(({ from, to }) => [from, to]))
    .toEqual([['Proposal', 'Negotiation']]);
});

test('a page opened after an engine hung joins the sound one, while the old tab lives', async ({
  page,
  context,
  crm,
}) => {
  await page.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  const frame = await assessedSidebar(page);
  await frame.evaluate(() =>
    (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage.session.set({
      'engine-generation': [
        (globalThis as unknown as { chrome: ExtensionApi }).chrome.runtime.getManifest().version,
        3,
      ],
    }),
  );
  const late = await context.newPage();
  await late.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  const assessment = await shownAssessment(await assessedSidebar(late));
  expect(findingOf(assessment, 'stale-deal').outcome).toBe('fail');
  const cdp = await context.browser()?.newBrowserCDPSession();
  const { targetInfos } = (await cdp?.send('Target.getTargets')) ?? { targetInfos: [] };
  const engines = targetInfos.filter(
    ({ type, url }) => type === 'shared_worker' && url.endsWith('/engine.js'),
  );
  expect(engines.map(({ title }) => title).toSorted()).toEqual([
    expect.stringMatching(/-0$/),
    expect.stringMatching(/-3$/),
  ]);
  await late.close();
});

test('a click repeated because its answer was lost opens one review page', async ({ page, context, crm }) => {
  await page.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  const frame = await assessedSidebar(page);
  const ask = (name: string) => askBackground(frame, 'store', 'openReview', null, name);
  const reviews = () => context.pages().filter((open) => open.url().includes('/review.html'));
  await ask('first click');
  await ask('first click');
  await expect.poll(() => reviews().length).toBe(1);
  await ask('second click');
  await expect.poll(() => reviews().length).toBe(2);
  for (const review of reviews()) await review.close();
});

test('a stored place of the frame that makes no sense is left aside', async ({ page, crm }) => {
  await page.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  const frame = await assessedSidebar(page);
  await frame.evaluate(() =>
    (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage.local.set({
      'frame:hubspot': { state: 7, width: 'wide', tabTop: null, dock: [] },
    }),
  );
  await page.reload();
  await assessedSidebar(page);
  const width = () =>
    page.evaluate(() => document.querySelector('leadlight-sidebar')?.getBoundingClientRect().width);
  await expect.poll(width).toBe(340);
});
