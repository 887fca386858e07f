import type { Frame } from '@playwright/test';
import { showcaseDeal } from '../demo-crm/data/showcase';
import { AT_ONCE, CRMS, open, verdicts } from './bad-input-page';
import { dealUrl, expect, findingOf, test, waitForAssessment } from './extension-test';

test.use({ spec: 'bad-input' });

const textOf = (frame: Frame) => frame.evaluate(() => document.body.innerText);

for (const crmName of CRMS)
  test(`a stage that the pack does not know is unknown by name (${crmName})`, async ({ page, crm }) => {
    const { assessment } = await open(page, dealUrl(crm, crmName, 'unknown-stage', AT_ONCE));
    expect(assessment.findings.length).toBeGreaterThan(2);
    for (const { outcome, message } of assessment.findings) {
      expect(outcome).toBe('unknown');
      expect(message).toContain('“Pilot”');
    }
  });

for (const crmName of CRMS)
  test(`a page without its stage control and field is unknown, not passed (${crmName})`, async ({
    page,
    crm,
  }) => {
    const { frame, assessment } = await open(page, dealUrl(crm, crmName, 'all-clear', AT_ONCE));
    expect(findingOf(assessment, 'stale-deal').outcome).toBe('pass');
    await page.evaluate(() => {
      const stage =
        '.runtime_sales_pathassistantPathAssistant, [data-target-selection-name$=".StageName"], [data-test-id="dealstage"], [data-test-id="highlight-property-item-dealstage"]';
      for (const element of document.querySelectorAll(stage)) element.remove();
    });
    const without = await waitForAssessment(frame, (a) => a.findings.every((f) => f.outcome === 'unknown'));
    expect(without.findings.length).toBeGreaterThan(2);
    await expect(frame.getByText(/All clear/)).toHaveCount(0);
  });

for (const crmName of CRMS)
  test(`markup in values is text in the sidebar too (${crmName})`, async ({ page, crm }) => {
    const { frame, assessment } = await open(page, dealUrl(crm, crmName, 'markup', AT_ONCE));
    const { name } = showcaseDeal(crm.data, 'markup');
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText(name);
    expect(assessment.unreadable).toEqual([]);
    const runs = () => (globalThis as { __demoPwned?: number }).__demoPwned;
    expect([await page.evaluate(runs), await frame.evaluate(runs)]).toEqual([undefined, undefined]);
    expect(await frame.evaluate(() => document.querySelectorAll('img, b, script:not([src])').length)).toBe(0);
  });

for (const crmName of CRMS)
  test(`a text of 100 000 characters is unreadable and all else right (${crmName})`, async ({
    page,
    crm,
  }) => {
    const { frame, assessment } = await open(page, dealUrl(crm, crmName, 'very-long-text', AT_ONCE));
    expect(assessment.unreadable).toEqual([{ field: 'redlines', label: 'Redlines', reason: 'too-long' }]);
    const unknown = findingOf(assessment, 'required-fields', 'unknown');
    expect(unknown.fields.map(({ name }) => name)).toEqual(['redlines']);
    expect(findingOf(assessment, 'stale-deal').message).toMatch(/^6 days in Negotiation/);
    await expect(frame.getByText(/1 field can’t be read/)).toBeVisible();
    expect((await textOf(frame)).length).toBeLessThan(5000);
  });

test('10 MB in one field neither stall the page nor hide the rest', async ({ page, crm }) => {
  const { frame, assessment } = await open(page, dealUrl(crm, 'hubspot', 'negotiation-troubled', AT_ONCE));
  expect(findingOf(assessment, 'required-fields', 'fail').fields.map((f) => f.name)).toContain('redlines');
  await page.evaluate(() => {
    const value = document.querySelector('[data-selenium-test="property-input-redlines"]');
    if (value) value.textContent = 'x'.repeat(10_000_000);
  });
  const after = await waitForAssessment(frame, (a) =>
    a.unreadable.some(({ field, reason }) => field === 'redlines' && reason === 'too-long'),
  );
  expect(after.unreadable).toHaveLength(1);
  expect(findingOf(after, 'stale-deal', 'fail').message).toMatch(/^46 days in Negotiation/);
  expect(findingOf(after, 'required-fields', 'fail').fields.map((f) => f.name)).toEqual(['approvalChain']);
  await page.locator('[data-demo="next-record"]').click();
  await waitForAssessment(frame, (a) => a.identity.id !== after.identity.id);
});

for (const crmName of CRMS)
  test(`5000 fields more change nothing while the known ones come first (${crmName})`, async ({
    page,
    crm,
  }) => {
    const { assessment: base } = await open(page, dealUrl(crm, crmName, 'stale', AT_ONCE));
    const { assessment } = await open(page, dealUrl(crm, crmName, 'stale', `${AT_ONCE}&fields=5000`));
    expect(verdicts(assessment)).toEqual(verdicts(base));
  });

test('a page with more fields than are read says which known ones it did not reach', async ({
  page,
  crm,
}) => {
  const { frame } = await open(page, dealUrl(crm, 'hubspot', 'stale', `${AT_ONCE}&fields=5000`));
  await page.evaluate(() => {
    const card = document.querySelector('[data-test-id="custom_extra_1"]')?.closest('[data-card-type]');
    const first = document.querySelector('[data-card-type="PROPERTIES_V3"]');
    if (card && first) first.before(card);
  });
  const after = await waitForAssessment(frame, (a) =>
    a.unreadable.some(({ field, reason }) => field === 'stageEnteredAt' && reason === 'too-many-fields'),
  );
  expect(findingOf(after, 'stale-deal').outcome).toBe('unknown');
  await expect(frame.getByText(/more fields than Leadlight reads/).first()).toBeVisible();
});

for (const crmName of CRMS)
  test(`a page that spoofs messages and clones the sidebar changes nothing (${crmName})`, async ({
    page,
    crm,
  }) => {
    const { assessment: base } = await open(page, dealUrl(crm, crmName, 'negotiation-troubled', AT_ONCE));
    const url = dealUrl(crm, crmName, 'negotiation-troubled', `${AT_ONCE}&hostile=spoof,clone`);
    const { frame, assessment } = await open(page, url);
    expect(verdicts(assessment)).toEqual(verdicts(base));
    await expect.poll(() => page.locator('leadlight-sidebar').count()).toBe(2);
    expect(page.frames().filter((one) => one.url().includes('/sidebar.html'))).toHaveLength(1);
    expect(await textOf(frame)).not.toContain('Spoofed');
    const width = () =>
      page.evaluate(
        () =>
          document.querySelector('leadlight-sidebar:not([data-demo-clone])')?.getBoundingClientRect().width,
      );
    expect(await width()).toBe(340);
  });

test('a page that covers the sidebar is told on', async ({ page, crm }) => {
  const { frame } = await open(page, dealUrl(crm, 'salesforce', 'stale', `${AT_ONCE}&hostile=cover`));
  await expect(frame.getByText('Something lies over Leadlight.')).toBeVisible();
  await page.evaluate(() => document.querySelector('[data-demo="cover"]')?.remove());
  await expect(frame.getByText('Something lies over Leadlight.')).toHaveCount(0);
});

test('what a flat page fixes to its right edge is moved aside with the rest of it', async ({ page, crm }) => {
  const { frame } = await open(page, dealUrl(crm, 'hubspot', 'stale', `${AT_ONCE}&hostile=cover`));
  const edges = await page.evaluate(() =>
    ['[data-demo="cover"]', 'leadlight-sidebar'].map((selector) =>
      document.querySelector(selector)?.getBoundingClientRect(),
    ),
  );
  expect(edges[0]?.right).toBeLessThanOrEqual(edges[1]?.left ?? 0);
  await frame.getByRole('button', { name: 'Collapse' }).click();
  await expect(frame.getByRole('button', { name: /Open Leadlight/ })).toBeVisible();
});

test('a page that always removes the sidebar keeps its own width and works', async ({ page, crm }) => {
  const notes: string[] = [];
  page.on('console', (message) => notes.push(message.text()));
  await page.goto(dealUrl(crm, 'salesforce', 'stale', `${AT_ONCE}&hostile=remove`));
  await expect.poll(() => notes.some((note) => note.includes('stays away'))).toBe(true);
  expect(await page.locator('leadlight-sidebar').count()).toBe(0);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).marginRight)).toBe('0px');
  await page.locator('[data-demo="next-record"]').click();
  await expect.poll(() => page.url()).not.toContain(crm.data.deals[2]?.salesforceId ?? '');
});
