import type { Frame, Page } from '@playwright/test';
import { showcaseLeadIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { LOOKS, violations } from './axe';
import {
  assessedSidebar,
  dealUrl,
  expect,
  extensionOrigin,
  openReview,
  storedRecord,
  test,
  waitForAssessment,
} from './extension-test';

test.use({ spec: 'accessibility' });

for (const [look, media] of Object.entries(LOOKS)) {
  test.describe(look, () => {
    test.beforeEach(async ({ page }) => page.emulateMedia(media));

    test('a deal, with a warning opened and its dialogs', async ({ page, crm }) => {
      await page.goto(dealUrl(crm, 'hubspot', 'negotiation-troubled', '?delay=0'));
      const frame = await assessedSidebar(page);
      expect(
        await frame.evaluate(() => [
          matchMedia('(prefers-color-scheme: dark)').matches,
          matchMedia('(forced-colors: active)').matches,
        ]),
      ).toEqual([media.colorScheme === 'dark', media.forcedColors === 'active']);
      expect(await violations(frame)).toEqual([]);
      await frame
        .getByRole('button', { name: /^Why\?/ })
        .first()
        .click();
      await expect(frame.getByText('Data as of')).toBeVisible();
      expect(await violations(frame)).toEqual([]);
      await frame.getByRole('button', { name: 'More' }).click();
      await expect(frame.getByRole('menu')).toBeVisible();
      expect(await violations(frame)).toEqual([]);
      await frame.getByRole('menu').press('Escape');
      await frame.getByRole('button', { name: 'Dismiss…' }).first().click();
      await expect(frame.getByRole('dialog')).toBeVisible();
      expect(await violations(frame)).toEqual([]);
    });

    test('a lead, with its score explained', async ({ page, crm }) => {
      await page.goto(
        `${recordUrl(crm.data, 'salesforce', 'lead', showcaseLeadIds('mql-by-score').salesforceId)}?delay=0`,
      );
      const frame = await assessedSidebar(page);
      await frame.getByRole('button', { name: 'Explain' }).click();
      await expect(frame.getByText('Total')).toBeVisible();
      expect(await violations(frame)).toEqual([]);
    });

    test('a lead whose clock runs', async ({ page, crm }) => {
      await page.goto(
        `${recordUrl(crm.data, 'hubspot', 'contact', showcaseLeadIds('at-risk').hubspotContactId)}?delay=0`,
      );
      const frame = await assessedSidebar(page);
      await expect(frame.getByText(/\d+m \d\ds/).first()).toBeVisible();
      expect(await violations(frame)).toEqual([]);
    });

    test('the tab', async ({ page, crm }) => {
      await page.goto(dealUrl(crm, 'hubspot', 'negotiation-troubled', '?delay=0'));
      const frame = await assessedSidebar(page);
      await frame.getByRole('button', { name: 'Collapse' }).click();
      const tab = frame.getByRole('button', { name: /^Open Leadlight: .*warning/ });
      await expect(tab).toBeVisible();
      expect(await violations(frame)).toEqual([]);
      await tab.press('Enter');
      await expect(frame.getByRole('button', { name: 'Collapse' })).toBeVisible();
    });

    test('the review page, with a record open', async ({ page, context, crm }) => {
      await page.goto(dealUrl(crm, 'hubspot', 'negotiation-troubled', '?delay=0'));
      const frame = await assessedSidebar(page);
      await expect.poll(async () => (await storedRecord(frame)).snapshot !== null).toBe(true);
      const review = await openReview(context, await extensionOrigin(frame));
      await review.emulateMedia(media);
      expect(await violations(review)).toEqual([]);
      await review.getByRole('row').filter({ hasText: 'Brindlewick Freight – 120 seats' }).first().click();
      await expect(review.getByText('Stale in Negotiation').last()).toBeVisible();
      expect(await violations(review)).toEqual([]);
      await review.close();
    });
  });
}

test.describe('keys', () => {
  const current = (frame: Frame) => frame.locator('.card[aria-current="true"]');

  /** A card made current by keys takes the focus a frame later; a person is not faster than that. */
  const focusArrived = (frame: Frame) =>
    expect(current(frame).locator('.card-actions button').first()).toBeFocused();

  /** A press counts wherever the focus is in the sidebar. */
  async function openFocused(page: Page, url: string): Promise<Frame> {
    await page.goto(url);
    const frame = await assessedSidebar(page);
    await waitForAssessment(frame, (a) => a.findings.filter((f) => f.outcome === 'fail').length > 1);
    await frame.locator('.record-body').focus();
    return frame;
  }

  test('J and K move the current warning, Enter goes to its field', async ({ page, crm }) => {
    const frame = await openFocused(page, dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
    const titles = await frame.locator('.card h3').allInnerTexts();
    expect(titles.length).toBeGreaterThan(1);
    await expect(current(frame)).toHaveCount(0);
    await page.keyboard.press('j');
    await expect(current(frame).locator('h3')).toHaveText(titles[0] ?? '');
    await page.keyboard.press('j');
    await expect(current(frame).locator('h3')).toHaveText(titles[1] ?? '');
    await page.keyboard.press('k');
    await expect(current(frame).locator('h3')).toHaveText(titles[0] ?? '');
    await page.keyboard.press('j');
    await expect(current(frame).locator('h3')).toHaveText(titles[1] ?? '');
    await focusArrived(frame);
    await page.keyboard.press('Enter');
    await expect
      .poll(() =>
        page.evaluate(
          () => document.activeElement?.closest('[data-test-id="technical_requirements"]') !== null,
        ),
      )
      .toBe(true);
  });

  test('S offers to snooze; what is snoozed is hidden until Undo', async ({ page, crm }) => {
    const frame = await openFocused(page, dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
    const card = frame.getByRole('heading', { name: 'Stale in Discovery', exact: true });
    await page.keyboard.press('j');
    await focusArrived(frame);
    await page.keyboard.press('s');
    await expect(frame.getByRole('menu', { name: /^Snooze Stale/ })).toBeVisible();
    await expect(frame.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(frame.getByRole('menu')).toHaveCount(0);
    await focusArrived(frame);
    await page.keyboard.press('s');
    await expect(frame.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(card).toHaveCount(0);
    await expect(frame.getByText(/Stale in Discovery · snoozed until/)).toBeVisible();
    await focusArrived(frame);
    await frame.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
    await expect(card).toBeVisible();
    await focusArrived(frame);
    await expect.poll(async () => (await storedRecord(frame)).suppressions).toEqual([]);
  });

  test('a message that is closed by key gives the focus on, one that goes by itself leaves it to the CRM', async ({
    page,
    crm,
  }) => {
    const frame = await openFocused(page, dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
    const close = frame.getByRole('button', { name: 'Close message' });
    const snooze = async (): Promise<void> => {
      await page.keyboard.press('j');
      await focusArrived(frame);
      await page.keyboard.press('s');
      await expect(frame.getByRole('menuitem').first()).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(close).toBeVisible();
    };
    await snooze();
    await close.press('Enter');
    await expect(close).toHaveCount(0);
    await focusArrived(frame);
    await snooze();
    await close.focus();
    const field = page.getByRole('searchbox').or(page.locator('input')).first();
    await field.focus();
    await expect(close).toHaveCount(0, { timeout: 15_000 });
    await expect(field).toBeFocused();
    const undo = frame.getByRole('button', { name: /^Undo: / });
    await expect(undo).toHaveCount(2);
    for (const left of [1, 0]) {
      await undo.first().click();
      await expect(undo).toHaveCount(left);
    }
    await expect.poll(async () => (await storedRecord(frame)).suppressions).toEqual([]);
  });

  test('a warning that comes back is named by its own title', async ({ page, crm }) => {
    const frame = await openFocused(page, dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
    await page.keyboard.press('j');
    await focusArrived(frame);
    await page.keyboard.press('s');
    await expect(frame.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Enter');
    await frame.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(frame.getByRole('heading', { name: 'Stale in Discovery' })).toBeVisible();
    const ids = await frame.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    await expect(frame.getByRole('article', { name: 'Stale in Discovery' })).toBeVisible();
  });

  test('a dialog takes its buttons, however long it has been open', async ({ page, crm }) => {
    // The dialog's own backdrop is nothing that the page laid over the sidebar.
    const frame = await openFocused(page, dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
    await page.keyboard.press('j');
    await frame.getByRole('button', { name: 'Dismiss…' }).click();
    const dialog = frame.getByRole('dialog');
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await frame.evaluate(() => new Promise((done) => setTimeout(done, 400)));
    await expect(frame.getByText('Something lies over Leadlight.')).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
  });

  test('E dismisses only with a reason, and letters typed there are no commands', async ({ page, crm }) => {
    const frame = await openFocused(page, dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
    const card = frame.getByRole('heading', { name: 'Stale in Discovery', exact: true });
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    const dialog = frame.getByRole('dialog', { name: /^Dismiss “Stale in Discovery”/ });
    const reason = dialog.getByRole('textbox');
    await expect(reason).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('A reason is required to dismiss it.')).toBeVisible();
    await expect(card).toHaveCount(1);
    await page.keyboard.type('jkswe? legal hold');
    await expect(reason).toHaveValue('jkswe? legal hold');
    await expect(frame.getByRole('dialog')).toHaveCount(1);
    await expect(frame.getByRole('menu')).toHaveCount(0);
    await expect(current(frame).locator('h3')).toHaveText('Stale in Discovery');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(card).toBeVisible();

    await page.keyboard.press('e');
    await expect(reason).toBeFocused();
    await page.keyboard.type('legal hold');
    await page.keyboard.press('Enter');
    await expect(card).toHaveCount(0);
    await expect(frame.getByText(/Stale in Discovery · dismissed: legal hold/)).toBeVisible();
    await focusArrived(frame);
    await frame.getByRole('button', { name: /^Undo: Stale in Discovery/ }).press('Enter');
    await expect(card).toBeVisible();
  });

  test('? lists the keys, W opens the trace, Esc closes one thing at a time', async ({ page, crm }) => {
    const frame = await openFocused(page, dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
    await page.keyboard.press('?');
    const help = frame.getByRole('dialog', { name: 'Keys' });
    await expect(help).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await expect(help).toHaveCount(0);
    await expect(current(frame)).toHaveCount(0);
    await frame.locator('.record-body').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('w');
    await expect(frame.getByText('Data as of')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(frame.getByText('Data as of')).toHaveCount(0);
    await expect(current(frame)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(current(frame)).toHaveCount(0);
  });

  test('keys pressed in the page mean nothing to the sidebar', async ({ page, crm }) => {
    const frame = await openFocused(page, dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
    await page.locator('[data-demo="next-record"]').focus();
    for (const key of ['j', 's', '?', 'e']) await page.keyboard.press(key);
    await expect(current(frame)).toHaveCount(0);
    await expect(frame.getByRole('dialog')).toHaveCount(0);
  });
});
