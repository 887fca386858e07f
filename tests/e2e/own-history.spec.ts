import type { Page } from '@playwright/test';
import type { Finding } from '../../src/record/assessment';
import {
  assessedSidebar,
  dealUrl,
  expect,
  extensionOrigin,
  findingOf,
  test,
  waitForAssessment,
} from './extension-test';
import { importSteps, openImport } from './import-page';
import { rowsOf } from './store-table';

test.use({ spec: 'own-history' });

/** What is stale is measured against the team's own closed deals as soon as a file has brought them. */
const CLOSED = 24;
/** Days in Negotiation of each of them. */
const STAY = 15;
const DAY_MS = 86_400_000;
const HEADER = [
  'Record ID',
  'Deal Name',
  'Deal Stage',
  'Create Date',
  'Close Date',
  'Date entered ""Negotiation (Sales Pipeline)""',
  'Date entered ""Closed Won (Sales Pipeline)""',
];

/** As HubSpot exports them: won one after another, the last of them yesterday. */
function exported(): string {
  const day = (before: number): string => new Date(Date.now() - before * DAY_MS).toISOString().slice(0, 10);
  const rows = Array.from({ length: CLOSED }, (_, at) => {
    const won = day(at + 1);
    const began = `${day(at + 1 + STAY)} 10:00`;
    return [`77000${at}`, `Sample ${at}`, 'Closed Won', began, won, began, `${won} 10:00`];
  });
  return [HEADER, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
}

async function importClosed(own: Page, account: string): Promise<void> {
  const { button, chooseText, step, toColumns } = importSteps(own);
  await chooseText('closed.csv', exported());
  await toColumns(account);
  await button('Preview').click();
  await button(`Import ${CLOSED} records`).click();
  await expect(step('The import is done')).toBeVisible();
}

/** The warning of the troubled deal, once the sidebar says what it is to say. */
async function stale(page: Page, basis: RegExp): Promise<Finding> {
  const frame = await assessedSidebar(page);
  const assessment = await waitForAssessment(frame, ({ findings }) =>
    findings.some(({ kind, message }) => kind === 'stale-deal' && basis.test(message)),
  );
  return findingOf(assessment, 'stale-deal');
}

test('a stale deal is measured against the closed deals of a file, in the sidebar, in the list and on the board', async ({
  page,
  context,
  crm,
}) => {
  await page.goto(dealUrl(crm, 'hubspot', 'negotiation-troubled'));
  const before = await stale(page, /the pack’s limit is 21\. Your team’s own history was not counted\./);
  expect(before).toMatchObject({ outcome: 'fail', measure: { value: 46, limit: 21 } });

  const origin = await extensionOrigin(await assessedSidebar(page));
  const own = await openImport(context, origin);
  await importClosed(own, page.url());
  // Counted in the background, though no page asks for it.
  await expect
    .poll(async () =>
      (await rowsOf(own, 'settings')).some((row) => /"baselines:hubspot/.test(JSON.stringify(row))),
    )
    .toBe(true);

  await page.reload();
  const after = await stale(page, /your team’s average is 15 \(24 deals\), limit 30\./);
  expect(after).toMatchObject({ outcome: 'fail', measure: { value: 46, limit: 30, average: STAY } });
  expect(after.sample).toMatch(/^24 closed deals since \d/);

  const review = await context.newPage();
  await review.goto(`${origin}/review.html#${encodeURIComponent(await keyOf(page, own))}`);
  await expect(review.getByText(/average is 15 \(24 deals\), limit 30/).first()).toBeVisible();

  await review.getByRole('link', { name: 'Board', exact: true }).click();
  const negotiation = review.getByRole('region', { name: 'Negotiation', exact: true });
  await expect(negotiation.locator('.board-card .measure')).toHaveText(['46 d / 30']);
  await expect(negotiation).toContainText('1 over 30 days');
});

/** The key of the record that the page shows, as the store has it. */
async function keyOf(page: Page, own: Page): Promise<string> {
  const { pathname } = new URL(page.url());
  const id = pathname.split('/').at(-1) ?? '';
  const rows = (await rowsOf(own, 'records')) as { key: string }[];
  return rows.find(({ key }) => key.endsWith(`:deal:${id}`))?.key ?? '';
}
