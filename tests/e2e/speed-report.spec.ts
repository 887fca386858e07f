import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openReview, saveVisit } from './extension-test';
import { STORIES, storyLead } from './speed-data';

/** Speed to lead from stored leads: what is counted, the leads behind it, reps on demand only, and the file. */

let browser: LaunchedBrowser;
let review: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  browser = await launchBrowser();
  review = await openReview(browser.context, await browser.origin());
  for (const story of STORIES(Date.now())) await saveVisit(review, storyLead(story));
  await review.reload();
  await open();
});
test.afterAll(async () => {
  await browser?.close();
});

async function open(): Promise<void> {
  const views = review.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'Speed to lead' }).click();
  await expect(review.getByRole('heading', { name: 'Speed to lead', exact: true })).toBeVisible();
}
const tile = (name: string) => review.getByRole('article', { name, exact: true });
const bands = () => review.getByRole('region', { name: 'Conversion by response time' });

test('counts response times, the part inside the SLA, and both delays', async () => {
  await expect(review.getByText(/Counted on 8 with a form in this period, of 8 leads/)).toBeVisible();
  await expect(tile('Speed to lead, median')).toContainText('20 minutes');
  await expect(tile('Speed to lead, median')).toContainText('n = 7 · 1 left out');
  await expect(tile('Inside the SLA')).toContainText('25%');
  await expect(tile('System delay, median')).toContainText('1 minute');
  await expect(tile('Rep delay, median')).toContainText('19 minutes');
  await tile('Inside the SLA').getByText('Definition').click();
  await expect(tile('Inside the SLA')).toContainText('within 5 minutes of the form (First contact)');
});

test('holds conversion by response time beside the claims of others, and opens the leads', async () => {
  const fast = bands().getByRole('row', { name: /under 5 minutes/ });
  await expect(fast).toContainText('100%');
  await expect(fast).toContainText('21 times as likely to qualify');
  await expect(bands()).toContainText('Claims: Lead Connect; InsideSales.com');
  await fast.getByRole('button').click();
  await expect(review.locator('tr.deal')).toHaveCount(2);
  await open();
});

test('names reps only where the viewer asks, and forgets it', async () => {
  await expect(review.getByText('Ines Example')).toHaveCount(0);
  await review.getByRole('checkbox', { name: 'By rep, for me, this time' }).check();
  await expect(review.getByRole('region', { name: 'Median speed to lead by rep' })).toContainText(
    'Ines Example',
  );
  await review.getByRole('link', { name: 'Marketing' }).click();
  await open();
  await expect(review.getByText('Ines Example')).toHaveCount(0);
});

test('counts a period of one’s own choice, and saves what it shows', async () => {
  await review.getByRole('button', { name: 'From … to …' }).click();
  await expect(review.getByText(/Counted on 0 with a form/)).toBeVisible();
  await expect(tile('Speed to lead, median')).toContainText('unknown');
  await review.getByRole('button', { name: 'Last 7 days' }).click();
  const saved = review.waitForEvent('download');
  await review.getByRole('button', { name: 'Export CSV' }).click();
  const file = readFileSync(await (await saved).path(), 'utf8');
  expect(file).toContain('"Speed to lead, median",20,"minutes",7');
  expect(file).not.toContain('Ines Example');
});

for (const [name, media] of Object.entries(LOOKS))
  test(`has no barriers: ${name}`, async () => {
    await review.emulateMedia(media);
    expect(await violations(review)).toEqual([]);
  });
