import type { Page } from '@playwright/test';
import { CRM_NAMES } from '../../src/record/crm-names';
import { changeLead } from '../demo-crm/data/changes';
import { violations } from './axe';
import { expect, test } from './extension-test';
import { tableOf } from './store-table';
import { card, openWritingBrowser, patches, rep, setUp, type WritingBrowser } from './write-back-page';

/** A change that is made without a network waits in sight, and is written once the user has confirmed it. */
test.use({ spec: 'offline-writes' });
test.describe.configure({ timeout: 120_000 });

let place: WritingBrowser;

test.beforeEach(async ({ crm }) => {
  place = await openWritingBrowser(crm);
});

test.afterEach(() => place.close());

for (const kind of ['hubspot', 'salesforce'] as const)
  test(`${CRM_NAMES[kind]}: made offline, confirmed when back, refused after another change`, async ({
    crm,
  }) => {
    const { frame, options, lead } = await setUp(place, crm, kind);
    const { context } = place.browser;
    const [first, second] = [rep(crm, 0), rep(crm, 1)];
    const before = patches(crm);
    const reviewPage = options.url().replace('options.html', 'review.html');

    await context.setOffline(true);
    const assign = frame.getByRole('button', { name: `Assign to ${second.name}` });
    await expect(async () => {
      if (!(await assign.isVisible())) await card(frame).getByRole('heading').click();
      await assign.click({ timeout: 5_000 });
    }).toPass();
    await frame.getByRole('button', { name: 'Keep for later' }).click();
    await expect(frame.getByRole('button', { name: /^Discard/ })).toBeVisible();
    const wish = `Owner: ${first.name} → ${second.name}`;
    await expect(frame.getByText(`A change waits for you. ${wish}. You were offline`)).toBeVisible();

    const review = await context.newPage();
    await review.goto(reviewPage);
    await waiting(review).click();
    await expect(review.getByText(CRM_NAMES[kind]).first()).toBeVisible();
    await expect(review.getByRole('listitem').filter({ hasText: wish })).toBeVisible();
    expect(await violations(review)).toEqual([]);
    // A page that is opened believes in a network, and with it the whole extension, until it is told once more.
    await context.setOffline(false);
    await context.setOffline(true);
    await lookAgain(review);
    const dialog = review.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Keep for later' }).click();
    await expect(dialog).toBeHidden();
    expect([lead.ownerId, patches(crm) - before]).toEqual([first.id, 0]);
    expect(await results(review)).toEqual(['waiting']);

    // Discarded by keyboard: the way back has the focus, and what comes back has it then.
    await review.getByRole('button', { name: /^Discard:/ }).focus();
    await review.keyboard.press('Enter');
    await expect(waiting(review)).toBeHidden();
    await expect(review.getByText(`Discarded: Owner → ${second.name}`)).toBeVisible();
    await expect(review.getByRole('button', { name: 'Undo' })).toBeFocused();
    expect(await results(review)).toEqual([]);
    await review.keyboard.press('Enter');
    await expect(review.getByRole('button', { name: /^Look at it again:/ })).toBeFocused();
    expect(await results(review)).toEqual(['waiting']);

    await context.setOffline(false);
    // Nothing is sent by itself.
    await review.reload();
    await waiting(review).click();
    expect(patches(crm) - before).toBe(0);
    await lookAgain(review);
    await expect(dialog.getByText(`${first.name} → ${second.name}`)).toBeVisible();
    // The network goes after the preview: it is the same change that waits.
    await context.setOffline(true);
    const apply = dialog.getByRole('button', { name: `Apply in ${CRM_NAMES[kind]}` });
    await apply.click();
    await expect(dialog.getByText(/It waits here until you look at it again/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(waiting(review)).toBeVisible();
    expect(await results(review)).toEqual(['waiting']);
    await context.setOffline(false);

    await lookAgain(review);
    await expect(dialog.getByText(`${first.name} → ${second.name}`)).toBeVisible();
    const later = { at: Date.now() + 60_000, source: 'CRM_UI', userId: null } as const;
    changeLead(crm.data, lead.hubspotId, { jobTitle: `Changed in ${kind}` }, later);
    await apply.click();
    await expect(dialog.getByText(/Somebody changed this lead.*Nothing was written/)).toBeVisible();
    expect([lead.ownerId, patches(crm) - before]).toEqual([first.id, 0]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(waiting(review)).toBeVisible();
    await expect(
      review.getByRole('listitem').filter({ hasText: 'Somebody changed this lead' }),
    ).toBeVisible();
    expect(await results(review)).toEqual(['conflict']);

    await lookAgain(review);
    await apply.click();
    await expect(review.getByText(`is ${second.name} in ${CRM_NAMES[kind]}`)).toBeVisible();
    expect([lead.ownerId, patches(crm) - before]).toEqual([second.id, 1]);
    await expect(waiting(review)).toBeHidden();
    expect(await results(review)).toEqual(['done']);
  });

const waiting = (review: Page) => review.getByText('Waiting to be written: 1');
const lookAgain = (review: Page) => review.getByRole('button', { name: /^Look at it again:/ }).click();
/** What came of all that is kept of changes: one that waits is there once, whatever was tried. */
const results = async (review: Page): Promise<string[]> =>
  (await tableOf(review, 'writes')).map(({ entry }) => entry.result);
