import { CRM_NAMES } from '../../src/record/crm-names';
import { connectCrm } from './connect-crm';
import { expect, test } from './extension-test';
import { keptRows } from './store-rows';
import { card, openWritingBrowser, patches, rep, setUp, type WritingBrowser } from './write-back-page';

/** What is decided without a network outlives the browser, and is written once, when the user says so. */
test.use({ spec: 'offline-marks' });
test.describe.configure({ timeout: 120_000 });

let place: WritingBrowser;

test.beforeEach(async ({ crm }) => {
  place = await openWritingBrowser(crm);
});

test.afterEach(() => place.close());

/** `LEADLIGHT_FULL=1`: in both CRMs. */
const KINDS =
  process.env.LEADLIGHT_FULL === '1' ? (['hubspot', 'salesforce'] as const) : (['hubspot'] as const);

for (const kind of KINDS)
  test(`${CRM_NAMES[kind]}: a change, a snooze and a reason from offline are there after a restart offline`, async ({
    crm,
  }) => {
    const { frame, options, lead } = await setUp(place, crm, kind);
    const address = options.url();
    const [first, second] = [rep(crm, 0), rep(crm, 1)];
    const before = patches(crm);
    await place.browser.context.setOffline(true);
    const assign = frame.getByRole('button', { name: `Assign to ${second.name}` });
    await expect(async () => {
      if (!(await assign.isVisible())) await card(frame).getByRole('heading').click();
      await assign.click({ timeout: 1_000 });
    }).toPass();
    // What lies over the frame for a moment, the window's own drawing say, has clicks ignored.
    await expect(async () => {
      const keep = frame.getByRole('button', { name: 'Keep for later' });
      if (await keep.isVisible()) await keep.click({ timeout: 1_000 });
      await expect(frame.getByRole('button', { name: /^Discard/ })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    const other = frame.locator('article.card').last();
    const title = await other.getByRole('heading').innerText();
    await other.getByRole('heading').click();
    await other.getByRole('button', { name: 'Dismiss…' }).click();
    await frame.getByRole('dialog').getByRole('textbox').fill('written while offline');
    await frame.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
    await expect(frame.getByText(`${title} · dismissed: written while offline`)).toBeVisible();
    const rows = await keptRows(options);
    expect([rows['leadlight/writes']?.length, rows['leadlight/suppressions']?.length]).toEqual([1, 1]);

    await place.relaunch(true);
    const review = place.page;
    await review.goto(address.replace('options.html', 'review.html'));
    const waiting = review.getByText('Waiting to be written: 1');
    await waiting.click();
    expect(await keptRows(review)).toMatchObject({
      'leadlight/writes': rows['leadlight/writes'],
      'leadlight/suppressions': rows['leadlight/suppressions'],
    });
    expect([lead.ownerId, patches(crm) - before]).toEqual([first.id, 0]);

    await place.browser.context.setOffline(false);
    const again = await place.browser.context.newPage();
    await again.goto(address);
    // What was kept for the session alone is given anew: the key, and the leave to change records.
    await connectCrm(again, crm, kind, 'session');
    await again.getByLabel('Let Leadlight change records when you press a button').click();
    await expect(again.getByText('It is on.')).toBeVisible();
    await review.bringToFront();
    expect(patches(crm) - before).toBe(0);
    await review.getByRole('button', { name: /^Look at it again:/ }).click();
    const dialog = review.getByRole('dialog');
    await expect(dialog.getByText(`${first.name} → ${second.name}`)).toBeVisible();
    await dialog.getByRole('button', { name: `Apply in ${CRM_NAMES[kind]}` }).click();
    await expect(review.getByText(`is ${second.name} in ${CRM_NAMES[kind]}`)).toBeVisible();
    expect([lead.ownerId, patches(crm) - before]).toEqual([second.id, 1]);
    await expect(waiting).toBeHidden();
    expect((await keptRows(review))['leadlight/suppressions']).toEqual(rows['leadlight/suppressions']);
  });
