import { violations } from './axe';
import { dealUrl, expect, extensionOrigin, openReview, test } from './extension-test';
import {
  askedAt,
  choose,
  chooseByKeys,
  focusIsIn,
  guardFrame,
  guardWith,
  lastClick,
  noteClicks,
  openGuarded,
  planned,
  question,
  savesOf,
  shownStage,
} from './guard-page';

test.use({ spec: 'guard' });

/** Deals of their own for each CRM: both show the same data, and these are moved. */
const DEALS = {
  salesforce: {
    ask: 'gaps-in-demo',
    insist: 'gaps-in-discovery',
    remind: 'stale',
    name: /Fenwhistle Outfitters/,
  },
  hubspot: {
    ask: 'proposal-overdue',
    insist: 'no-next-step',
    remind: 'discovery-overdue',
    name: /Zanderby Clinics/,
  },
} as const;

for (const crmName of ['salesforce', 'hubspot'] as const)
  test.describe(crmName, () => {
    test('asks before the CRM saves: back, to the field, and on by one save', async ({
      page,
      crm,
      browserWithExtension,
    }) => {
      await guardWith(await browserWithExtension.background(), { mode: 'ask' });
      await page.addInitScript(noteClicks);
      const sidebar = await openGuarded(page, dealUrl(crm, crmName, DEALS[crmName].ask, '?delay=0'));
      const guard = await guardFrame(page);
      const saves = savesOf(page);

      await choose(page, crmName);
      await expect(question(guard)).toBeVisible();
      await guard.waitForFunction(() => performance.getEntriesByName('leadlight:guard-asked').length > 0);
      const waited = (await askedAt(guard)) - (await lastClick(page));
      test.info().annotations.push({ type: 'press to question, ms', description: waited.toFixed(1) });
      await expect(question(guard).getByText('2 fields missing for Negotiation')).toBeVisible();
      await expect(question(guard).getByText('1 stage skipped')).toBeVisible();
      await expect(question(guard).getByRole('button', { name: 'Go to Redlines' })).toBeFocused();
      expect(await violations(guard)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(question(guard)).toHaveCount(0);
      // The menu that was open is open still, and has the keyboard.
      if (crmName === 'hubspot') await page.keyboard.press('Escape');
      await expect(sidebar.getByText('Something lies over Leadlight.')).toHaveCount(0);

      await chooseByKeys(page, crmName);
      await expect(question(guard)).toBeVisible();
      await page.keyboard.press('Enter');
      await expect.poll(() => focusIsIn(page, crmName, 'redlines', 'Redlines__c')).toBe(true);
      expect(saves).toEqual([]);

      await planned(sidebar);
      await choose(page, crmName);
      await question(guard).getByRole('button', { name: 'Go on' }).click();
      await expect(shownStage(page, crmName)).toContainText('Negotiation');
      await page.waitForTimeout(300);
      expect(saves).toHaveLength(1);
    });

    test('insists on a reason, and keeps it with the record', async ({
      page,
      context,
      crm,
      browserWithExtension,
    }) => {
      const reasons = ['The customer asked for it'];
      await guardWith(await browserWithExtension.background(), {
        mode: 'remind',
        stages: { negotiation: 'insist' },
        reasons,
      });
      const sidebar = await openGuarded(page, dealUrl(crm, crmName, DEALS[crmName].insist, '?delay=0'));
      const guard = await guardFrame(page);
      const saves = savesOf(page);
      await page.waitForTimeout(800);

      await choose(page, crmName);
      await question(guard).getByRole('button', { name: 'Go on' }).click();
      await expect(question(guard).getByText('A reason is required to go on.')).toBeVisible();
      await question(guard).getByRole('combobox').selectOption('Another reason…');
      await question(guard).getByRole('textbox').fill('Signed on paper');
      expect(await violations(guard)).toEqual([]);
      expect(saves).toEqual([]);
      await page.keyboard.press('Enter');
      await expect(shownStage(page, crmName)).toContainText('Negotiation');
      await page.waitForTimeout(300);
      expect(saves).toHaveLength(1);

      const review = await openReview(context, await extensionOrigin(sidebar));
      await review.getByRole('row', { name: DEALS[crmName].name }).click();
      await review.getByRole('button', { name: 'History' }).click();
      await expect(review.getByText(/because: Signed on paper/)).toBeVisible();
      await review.close();
    });

    test('reminds without stopping anything', async ({ page, crm, browserWithExtension }) => {
      await guardWith(await browserWithExtension.background(), { mode: 'remind' });
      const sidebar = await openGuarded(page, dealUrl(crm, crmName, DEALS[crmName].remind, '?delay=0'));
      const saves = savesOf(page);
      await choose(page, crmName);
      await expect(shownStage(page, crmName)).toContainText('Negotiation');
      await expect(sidebar.getByText('For Negotiation:')).toBeVisible();
      expect(saves).toHaveLength(1);
      expect(page.frames().some((frame) => frame.url().includes('/guard.html'))).toBe(false);
    });
  });

test('a form’s Save waits as well, and so does the dialog that closes a deal', async ({
  page,
  crm,
  browserWithExtension,
}) => {
  await guardWith(await browserWithExtension.background(), { mode: 'ask' });
  await openGuarded(page, dealUrl(crm, 'salesforce', 'skipped-stage', '?delay=0'));
  const guard = await guardFrame(page);
  const saves = savesOf(page);
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  const row = page.locator('[data-target-selection-name="sfdc:RecordField.Opportunity.StageName"]');
  await row.getByRole('combobox').click();
  await row.getByRole('option', { name: 'Closed Won' }).click();
  await page.waitForTimeout(800);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = guard.getByRole('dialog', { name: 'If it moves to Closed Won now' });
  await dialog.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.waitForTimeout(800);

  await page.locator('.slds-path__item').filter({ hasText: 'Closed' }).first().click();
  await page.getByRole('button', { name: 'Select Closed Stage' }).click();
  await page.getByRole('combobox', { name: 'Stage' }).selectOption('Closed Won');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeVisible();
  expect(saves).toEqual([]);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => saves.length).toBe(1);
});

test('a card dropped on a board is noted afterwards, for a deal seen before', async ({
  page,
  crm,
  browserWithExtension,
}) => {
  await guardWith(await browserWithExtension.background(), { mode: 'remind' });
  const url = dealUrl(crm, 'hubspot', 'close-date-passed', '?delay=0');
  await openGuarded(page, url);
  await page.waitForTimeout(1200);
  await page.goto(url.replace(/record.*/, 'objects/0-3/views/all/board?delay=0'));
  const saves = savesOf(page);
  const card = page.getByRole('article').filter({ hasText: 'Zanderby Ledgers – overdue' });
  const column = page.getByRole('heading', { name: /^Negotiation/ });
  const [from, to] = [await card.boundingBox(), await column.boundingBox()];
  if (!from || !to) throw new Error('The board is not drawn.');
  await page.mouse.move(from.x + 60, from.y + 40);
  await page.mouse.down();
  await page.mouse.move(to.x + 30, to.y + 60, { steps: 5 });
  await page.mouse.up();
  const guard = await guardFrame(page);
  await expect(guard.getByText('Zanderby Ledgers – overdue → Negotiation')).toBeVisible();
  await expect(guard.getByText(/2 fields missing for Negotiation · 1 stage skipped/)).toBeVisible();
  expect(await violations(guard)).toEqual([]);
  expect(saves).toHaveLength(1);
  await guard.getByRole('button', { name: 'Close' }).click();
  await expect(guard.getByText('As seen')).toHaveCount(0);
});

test('a frame that is too busy to ask in time lets the press go on, once', async ({
  page,
  crm,
  browserWithExtension,
}) => {
  await guardWith(await browserWithExtension.background(), { mode: 'ask' });
  await openGuarded(page, dealUrl(crm, 'hubspot', 'gaps-in-proposal', '?delay=0'));
  const guard = await guardFrame(page);
  const saves = savesOf(page);
  await guard.evaluate(() => {
    setTimeout(() => {
      const end = performance.now() + 1500;
      while (performance.now() < end);
    }, 0);
  });
  await choose(page, 'hubspot');
  await expect.poll(() => saves.length, { timeout: 1200 }).toBe(1);
  await expect(shownStage(page, 'hubspot')).toContainText('Negotiation');
  await page.waitForTimeout(1500);
  await expect(question(guard)).toHaveCount(0);
  expect(saves).toHaveLength(1);
});

/** In frames of the extension that are opened from now on the engine never answers. */
function deafEngine(): void {
  if (location.protocol !== 'chrome-extension:') return;
  const deaf = class {
    readonly port = new MessageChannel().port1;
  };
  Object.assign(globalThis, { SharedWorker: deaf });
}

test('with an engine that sleeps a press works as if there were no guard', async ({
  page,
  crm,
  browserWithExtension,
}) => {
  await guardWith(await browserWithExtension.background(), { mode: 'insist' });
  await page.addInitScript(deafEngine);
  await page.goto(dealUrl(crm, 'salesforce', 'no-close-date', '?delay=0'));
  await page.waitForTimeout(1500);
  const saves = savesOf(page);
  await choose(page, 'salesforce');
  await expect(shownStage(page, 'salesforce')).toContainText('Negotiation');
  expect(saves).toHaveLength(1);
  expect(page.frames().some((frame) => frame.url().includes('/guard.html'))).toBe(false);
});

test('the page reaches no question, and its own presses are none of the rep’s', async ({
  page,
  crm,
  browserWithExtension,
}) => {
  await guardWith(await browserWithExtension.background(), { mode: 'ask' });
  await openGuarded(page, dealUrl(crm, 'salesforce', 'non-ascii', '?delay=0'));
  const guard = await guardFrame(page);
  const saves = savesOf(page);
  await choose(page, 'salesforce');
  await expect(question(guard)).toBeVisible();
  const reach = await page.evaluate(() => ({
    windows: window.length,
    shadow: document.querySelector('leadlight-guard')?.shadowRoot ?? null,
    text: document.documentElement.innerText.includes('If it moves'),
  }));
  expect(reach).toEqual({ windows: 0, shadow: null, text: false });
  await page.keyboard.press('Escape');
  await expect(question(guard)).toHaveCount(0);
  await page.evaluate(() => document.querySelector<HTMLElement>('.slds-path__mark-complete')?.click());
  await expect.poll(() => saves.length).toBe(1);
});
