import type { Page } from '@playwright/test';
import { countStored, expect, importSteps, openImport, test } from './import-page';

test.use({ spec: 'import-many' });

const IS_FULL = process.env.LEADLIGHT_FULL === '1';
const MANY = IS_FULL ? 100_000 : 4_000;

/** Deals as HubSpot exports them, with one cell of a hundred that can't be read. */
function manyDeals(count: number): string {
  const lines = [
    'Record ID,Deal Name,Deal Stage,Amount,Close Date,Create Date,Deal owner,Last Activity Date,Next step',
  ];
  for (let n = 0; n < count; n += 1) {
    const day = String((n % 28) + 1).padStart(2, '0');
    const amount = n % 100 === 0 ? 'to be agreed' : `${1000 + n}.50`;
    lines.push(
      `${500_000 + n},"Example deal ${n}, ${n % 40} seats",Proposal,${amount},2026-12-${day},2026-0${(n % 9) + 1}-${day} 09:30,Ada Sample,2026-11-${day} 10:00,"Call about seat ${n}"`,
    );
  }
  return lines.join('\n');
}

/** Keeps the longest time between two frames on the page's root. */
function watchFrames(from: Page): Promise<void> {
  return from.evaluate(() => {
    let [last, longest] = [performance.now(), 0];
    const frame = (at: number): void => {
      longest = Math.max(longest, Math.round(at - last));
      last = at;
      document.documentElement.dataset.longestFrame = String(longest);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

test(`imports ${MANY} rows, and a cancel takes all of it back`, async ({ page }) => {
  const { button, chooseText, step, toColumns } = importSteps(page);
  test.setTimeout(IS_FULL ? 600_000 : 120_000);
  await chooseText('hubspot-crm-exports-deals.csv', manyDeals(MANY));
  await expect(page.getByText(`${MANY.toLocaleString('en-GB')} rows`)).toBeVisible({ timeout: 60_000 });
  await toColumns('24680135');
  await button('Preview').click();
  const go = button(/^Import \d/);
  await expect(go).toBeEnabled({ timeout: 120_000 });
  await go.click();
  await expect(page.getByText(/\d records/)).toBeVisible({ timeout: 60_000 });
  await button('Cancel').click();
  const dialog = page.getByRole('dialog', { name: /^Keep the [\d,]+ records stored so far\?/ });
  await expect(dialog).toBeVisible();
  expect(await countStored(page)).toBeGreaterThan(0);
  await dialog.getByRole('button', { name: 'Remove this import' }).click();
  await expect(step('This import was removed')).toBeVisible({ timeout: 120_000 });
  expect(await countStored(page)).toBe(0);

  await button('Import more files').click();
  await chooseText('hubspot-crm-exports-deals.csv', manyDeals(MANY));
  await toColumns('24680135');
  await button('Preview').click();
  await expect(go).toBeEnabled({ timeout: 120_000 });
  await watchFrames(page);
  const started = Date.now();
  await go.click();
  await expect(step('The import is done')).toBeVisible({ timeout: 400_000 });
  const ms = Date.now() - started;
  expect(await countStored(page)).toBe(MANY);
  const longest = await page.evaluate(() => Number(document.documentElement.dataset.longestFrame));
  const measured = `${MANY} rows in ${ms} ms, ${Math.round((MANY / ms) * 1000)} a second; longest frame ${longest} ms`;
  test.info().annotations.push({ type: 'measured', description: measured });
});

test('asks what becomes of an import that was cut short', async ({ page, context, origin }) => {
  const { button, chooseText, toColumns } = importSteps(page);
  await chooseText('deals.csv', manyDeals(6000));
  await toColumns('24680135');
  await button('Preview').click();
  await expect(button(/^Import \d/)).toBeEnabled({ timeout: 60_000 });
  await button(/^Import \d/).click();
  await expect(page.getByText(/\d records/)).toBeVisible({ timeout: 60_000 });
  await page.close({ runBeforeUnload: false });
  const again = await openImport(context, origin);
  await expect(again.getByText('An import was cut short.')).toBeVisible();
  await importSteps(again).button('Remove this import').click();
  await expect(again.getByText('An import was cut short.')).toBeHidden({ timeout: 60_000 });
  expect(await countStored(again)).toBe(0);
  await again.close();
});
