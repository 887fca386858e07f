import type { Frame, Page } from '@playwright/test';
import { showcaseDeal } from '../demo-crm/data/showcase';
import type { DemoCrm } from '../demo-crm/server';
import { AT_ONCE, CRMS, open } from './bad-input-page';
import { launchBrowser } from './browser';
import {
  assessedSidebar,
  dealUrl,
  expect,
  findingOf,
  storedRecord,
  test,
  waitForAssessment,
} from './extension-test';

test.use({ spec: 'date-order' });

/** A browser that no page has taught its order of day and month yet: else nothing is left to ask. */
async function withFreshBrowser(crm: DemoCrm, work: (page: Page) => Promise<void>): Promise<void> {
  const browser = await launchBrowser({ httpsPort: crm.httpsPort });
  try {
    await work(await browser.context.newPage());
  } finally {
    await browser.close();
  }
}

for (const crmName of CRMS)
  test(`dates that can be read two ways are asked about once (${crmName})`, ({ crm }) =>
    withFreshBrowser(crm, async (page) => {
      const { frame, assessment } = await open(page, dealUrl(crm, crmName, 'ambiguous-dates', AT_ONCE));
      expect(assessment.unreadable.map(({ field, reason }) => [field, reason])).toContainEqual([
        'closeDate',
        'ambiguous-date',
      ]);
      expect(findingOf(assessment, 'stale-deal').outcome).toBe('unknown');

      const day = Number(showcaseDeal(crm.data, 'ambiguous-dates').closeDate?.slice(8));
      const answers = frame.locator('.answers');
      await expect(answers.getByRole('button')).toHaveCount(2);
      await answers.getByRole('button', { name: new RegExp(`^${day} `) }).click();
      const after = await waitForAssessment(frame, (a) => a.unreadable.length === 0);
      expect(findingOf(after, 'stale-deal').outcome).toBe('fail');
      await expect(answers).toHaveCount(0);
      await expect.poll(async () => (await storedRecord(frame)).dateOrder).not.toBeNull();

      await page.locator('[data-demo="next-record"]').click();
      await waitForAssessment(frame, (a) => a.identity.id !== after.identity.id);
      await expect(answers).toHaveCount(0);
      await page.goBack();
      await waitForAssessment(frame, (a) => a.identity.id === after.identity.id && a.unreadable.length === 0);
      await page.reload();
      const again = await assessedSidebar(page);
      await waitForAssessment(again, (a) => a.unreadable.length === 0);
      await expect(again.locator('.answers')).toHaveCount(0);
    }));

for (const crmName of CRMS)
  test(`the answer about dates reaches the stored copy, at once and later (${crmName})`, ({ crm }) =>
    withFreshBrowser(crm, async (page) => {
      const { frame } = await open(page, dealUrl(crm, crmName, 'ambiguous-dates', AT_ONCE));
      const state = async (place: Frame) => (await storedRecord(place)).snapshot?.fields.closeDate?.state;
      await expect.poll(() => state(frame)).toBe('unreadable');
      await frame.locator('.answers').getByRole('button').first().click();
      await expect.poll(() => state(frame)).toBe('value');
      await page.reload();
      const again = await assessedSidebar(page);
      await waitForAssessment(again, (a) => a.unreadable.length === 0);
      await expect.poll(() => state(again)).toBe('value');
    }));
