import type { Assessment } from '../../src/record/assessment';
import { showcaseDealIds, showcaseLeadIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import {
  assessedSidebar,
  expect,
  findingOf,
  shownAssessment,
  test,
  waitForAssessment,
} from './extension-test';

test.use({ spec: 'main-job' });

const troubled = showcaseDealIds('negotiation-troubled');

test('a HubSpot deal: what is wrong, why, and the way to the field', async ({ page, crm }) => {
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', troubled.hubspotId));
  const frame = await assessedSidebar(page);
  const assessment = await waitForAssessment(frame, (a) =>
    a.findings.some((f) => f.kind === 'stale-deal' && f.outcome === 'fail'),
  );
  expect(findingOf(assessment, 'stale-deal', 'fail').message).toMatch(/^46 days in Negotiation/);
  expect(findingOf(assessment, 'stage-skip', 'fail').message).toMatch(/Demo/);
  const missing = findingOf(assessment, 'required-fields', 'fail');
  expect(missing.fields.map((field) => field.name)).toEqual(
    expect.arrayContaining(['redlines', 'approvalChain']),
  );

  await expect(frame.getByText('Stale in Negotiation')).toBeVisible();
  await frame
    .getByRole('button', { name: /^Why\?/ })
    .first()
    .click();
  await expect(frame.getByText('Data as of')).toBeVisible();

  await frame
    .getByRole('button', { name: /Redlines/ })
    .first()
    .click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-test-id="redlines"]') !== null))
    .toBe(true);
});

for (const layout of ['page', 'dynamic'] as const)
  test(`a Salesforce opportunity (${layout} layout) says the same as its HubSpot twin`, async ({
    page,
    crm,
  }) => {
    await page.goto(`${recordUrl(crm.data, 'salesforce', 'deal', troubled.salesforceId)}?layout=${layout}`);
    const frame = await assessedSidebar(page);
    const assessment = await waitForAssessment(frame, (a) =>
      ['stale-deal', 'required-fields'].every((kind) =>
        a.findings.some((f) => f.kind === kind && f.outcome === 'fail'),
      ),
    );
    expect(findingOf(assessment, 'stale-deal', 'fail').message).toMatch(/^46 days in Negotiation/);
    expect(findingOf(assessment, 'required-fields', 'fail').fields.map((f) => f.name)).toContain('redlines');
    expect(findingOf(assessment, 'stage-skip').outcome).toBe('unknown');
    await expect(frame.getByText(/Partial/).first()).toBeVisible();
  });

test('a fresh lead: the countdown ticks and survives a reload', async ({ page, crm }) => {
  await page.goto(recordUrl(crm.data, 'hubspot', 'contact', showcaseLeadIds('fresh').hubspotContactId));
  const frame = await assessedSidebar(page);
  const clock = async (target = frame) =>
    /(\d+)m (\d\d)s/.exec(await target.evaluate(() => document.body.innerText));
  const seconds = (match: RegExpExecArray | null) => Number(match?.[1]) * 60 + Number(match?.[2]);
  await expect.poll(async () => (await clock()) !== null).toBe(true);
  const first = seconds(await clock());
  expect(first).toBeGreaterThan(60);
  expect(first).toBeLessThan(300);
  await expect.poll(async () => seconds(await clock())).toBeLessThan(first);
  const due = (await shownAssessment(frame)).deadlines[0]?.dueAt;
  await page.reload();
  const again = await assessedSidebar(page);
  await expect.poll(async () => (await shownAssessment(again)).deadlines[0]?.dueAt).toBe(due);
  await expect.poll(async () => seconds(await clock(again))).toBeLessThan(first);
});

test('scores a lead and explains every point', async ({ page, crm }) => {
  await page.goto(recordUrl(crm.data, 'salesforce', 'lead', showcaseLeadIds('mql-by-score').salesforceId));
  const frame = await assessedSidebar(page);
  const { score } = await waitForAssessment(frame, (a) => a.score !== null);
  const sum = score?.parts.reduce((total, part) => total + part.shown, 0);
  expect(sum).toBe(score?.shown.total);
  await frame.getByRole('button', { name: 'Explain' }).click();
  await expect(frame.getByText('Total')).toBeVisible();
});

test('follows single-page navigation, with the earlier record still in the DOM', async ({ page, crm }) => {
  await page.goto(recordUrl(crm.data, 'salesforce', 'deal', troubled.salesforceId));
  const frame = await assessedSidebar(page);
  const before = await shownAssessment(frame);
  await page.locator('[data-demo="next-record"]').click();
  const after = await waitForAssessment(frame, (a) => a.identity.id !== before.identity.id);
  expect(page.url()).toContain(after.identity.id);
  expect(after.findings.map((f) => f.message).join(' ')).not.toContain('46 days in Negotiation');
});

test('counts what is being edited, marks it unsaved, and stores only what was saved', async ({
  page,
  crm,
}) => {
  const { salesforceId } = showcaseDealIds('gaps-in-proposal');
  await page.goto(recordUrl(crm.data, 'salesforce', 'deal', salesforceId));
  const frame = await assessedSidebar(page);
  const before = await waitForAssessment(frame, (a) =>
    a.findings.some((f) => f.kind === 'required-fields' && f.outcome === 'fail'),
  );
  const missing = findingOf(before, 'required-fields', 'fail').fields.map((f) => f.name);
  expect(missing).toContain('stakeholderMap');
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  await page
    .locator(
      '[data-target-selection-name="sfdc:RecordField.Opportunity.Stakeholder_Map__c"] input, [data-target-selection-name="sfdc:RecordField.Opportunity.Stakeholder_Map__c"] textarea',
    )
    .fill('CFO and two users');
  await waitForAssessment(frame, (a) =>
    a.findings.every(
      (f) =>
        f.kind !== 'required-fields' ||
        f.outcome !== 'fail' ||
        !f.fields.some((x) => x.name === 'stakeholderMap'),
    ),
  );
});

test('remembers that it was collapsed', async ({ page, crm }) => {
  const url = recordUrl(crm.data, 'hubspot', 'deal', troubled.hubspotId);
  await page.goto(url);
  const frame = await assessedSidebar(page);
  const width = () =>
    page.evaluate(() => document.querySelector('leadlight-sidebar')?.getBoundingClientRect().width);
  expect(await width()).toBe(340);
  await frame.getByRole('button', { name: /collapse/i }).click();
  await expect.poll(width).toBe(28);
  await page.reload();
  const again = await assessedSidebar(page);
  await expect.poll(width).toBe(28);
  await again.getByRole('button').first().click();
  await expect.poll(width).toBe(340);
});

test('a jump seen between two visits extends the local history and is warned about', async ({
  page,
  crm,
}) => {
  const { salesforceId } = showcaseDealIds('gaps-in-discovery');
  const url = recordUrl(crm.data, 'salesforce', 'deal', salesforceId);
  await page.goto(url);
  const frame = await assessedSidebar(page);
  expect(findingOf(await shownAssessment(frame), 'stage-skip').outcome).toBe('unknown');
  await page.waitForTimeout(1500);
  await page.locator('.slds-path__item').filter({ hasText: 'Negotiation' }).first().click();
  await page.getByRole('button', { name: /mark as current/i }).click();
  const skipped = (a: Assessment) => a.findings.some((f) => f.kind === 'stage-skip' && f.outcome === 'fail');
  const after = await waitForAssessment(frame, skipped);
  expect(findingOf(after, 'stage-skip').message).toMatch(
    /^Discovery to Negotiation on .*, without Demo and Proposal/,
  );
  await page.goto('about:blank');
  await page.goto(url);
  await waitForAssessment(await assessedSidebar(page), skipped);
});

test('with the CRM giving nothing, the stored copy is shown as stale, and the review page lists it', async ({
  page,
  context,
  crm,
}) => {
  const url = recordUrl(crm.data, 'hubspot', 'deal', showcaseDealIds('stale').hubspotId);
  await page.goto(url);
  const frame = await assessedSidebar(page);
  await page.waitForTimeout(1500);
  await page.goto(`${url}?delay=never`);
  const stale = await assessedSidebar(page);
  await expect(stale.getByText(/Stale cache/i).first()).toBeVisible();

  const review = await context.newPage();
  await review.goto(`chrome-extension://${new URL(frame.url() || stale.url()).host}/review.html`);
  await expect(review.getByRole('row').nth(1)).toBeVisible();
  await review.close();
});
