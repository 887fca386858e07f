import type { Frame, Page } from '@playwright/test';
import type { Assessment } from '../../src/record/assessment';
import type { Crm, FieldReading } from '../../src/record/types';
import { showcaseDeal, showcaseLeadIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import type { DemoCrm } from '../demo-crm/server';
import { launchBrowser, sidebarFrame } from './browser';
import {
  assessedSidebar,
  dealUrl,
  expect,
  findingOf,
  shownAssessment,
  storedRecord,
  test,
  waitForAssessment,
} from './extension-test';

test.use({ spec: 'bad-input' });

/** Everything is drawn before the content script starts, so the first assessment is of the whole page. */
const AT_ONCE = '?delay=0';
const CRMS = ['hubspot', 'salesforce'] as const;

const textOf = (frame: Frame) => frame.evaluate(() => document.body.innerText);

async function open(page: Page, url: string): Promise<{ frame: Frame; assessment: Assessment }> {
  await page.goto(url);
  const frame = await assessedSidebar(page);
  return { frame, assessment: await shownAssessment(frame) };
}

/** What the rules say, without the words: labels follow the language of the page. */
const verdicts = ({ findings }: Assessment) =>
  findings.map(({ kind, rule, outcome, measure }) => `${kind} ${rule} ${outcome} ${measure?.text}`).sort();

/** The amount as it was stored; a visit is stored shortly after the page came to rest. */
async function storedAmount(frame: Frame, since: number): Promise<FieldReading | undefined> {
  await expect.poll(async () => (await storedRecord(frame)).snapshot?.asOf ?? 0).toBeGreaterThan(since);
  return (await storedRecord(frame)).snapshot?.fields.amount;
}

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

const elsewhere = {
  'a HubSpot list': 'https://app.hubspot.com/contacts/24680135/objects/0-3/views/all/list',
  'a HubSpot board': 'https://app.hubspot.com/contacts/24680135/objects/0-3/views/all/board',
  'HubSpot settings': 'https://app.hubspot.com/settings/24680135/users',
  'a ticket': 'https://app.hubspot.com/contacts/24680135/record/0-5/18750000003',
  'an id that is a word': 'https://app.hubspot.com/contacts/24680135/record/0-3/undefined',
  'an id with markup': 'https://app.hubspot.com/contacts/24680135/record/0-3/%3Cscript%3E',
  'a record without an id': 'https://app.hubspot.com/contacts/24680135/record/0-3/',
  'a Lightning list': 'https://leadlight-demo.lightning.force.com/lightning/o/Opportunity/list',
  'Lightning setup': 'https://leadlight-demo.lightning.force.com/lightning/setup/SetupOneHome/home',
  'a short Lightning id': 'https://leadlight-demo.lightning.force.com/lightning/r/Opportunity/006/view',
  'a Lightning case': 'https://leadlight-demo.lightning.force.com/lightning/r/Case/500d0000000003AAA/view',
  'an id of another object':
    'https://leadlight-demo.lightning.force.com/lightning/r/Opportunity/00Qd0000000003AAA/view',
};

for (const [name, url] of Object.entries(elsewhere))
  test(`${name} is no record: no sidebar, no error`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && /leadlight|chrome-extension/i.test(message.text()))
        errors.push(message.text());
    });
    await page.goto(url);
    const marks = () => page.evaluate(() => performance.getEntriesByName('leadlight:start').length);
    await expect.poll(marks, 'the content script runs here').toBe(1);
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          document.body.append(document.createElement('p'));
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
    const shown = await page.evaluate(() => {
      const host = document.querySelector('leadlight-sidebar');
      return host ? getComputedStyle(host).visibility : 'none';
    });
    expect(shown).not.toBe('visible');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).marginRight)).toBe('0px');
    expect(errors).toEqual([]);
  });

test('a record that does not exist is called unchecked, with no value made up', async ({ page, crm }) => {
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', '999999999999'));
  const frame = await sidebarFrame(page);
  await expect(frame.getByText('LL-204')).toBeVisible();
  expect(await frame.locator('.card').count()).toBe(0);
});

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

/** The en page of each CRM is the measure; the data are the same whatever the page's language. */
const dialects: [Crm, string][] = [
  ['hubspot', 'locale=de-DE'],
  ['hubspot', 'locale=fr-FR'],
  ['hubspot', 'locale=en-GB'],
  ['salesforce', 'locale=de-DE'],
  ['salesforce', 'locale=fr-FR'],
  ['salesforce', 'locale=en-US'],
  ['salesforce', 'lang=de'],
  ['salesforce', 'lang=de&locale=de-DE'],
  ['salesforce', 'path=lwc&locale=de-DE'],
];
for (const [crmName, query] of dialects)
  test(`${query} says the same as the ${crmName} page in English`, async ({ page, crm }) => {
    for (const situation of ['negotiation-troubled', 'other-currency'] as const) {
      const start = Date.now();
      const base = await open(page, dealUrl(crm, crmName, situation, AT_ONCE));
      const amount = await storedAmount(base.frame, start);
      expect(amount).toMatchObject({ state: 'value', value: showcaseDeal(crm.data, situation).amount });
      const before = Date.now();
      const other = await open(page, dealUrl(crm, crmName, situation, `${AT_ONCE}&${query}`));
      await waitForAssessment(
        other.frame,
        (a) => JSON.stringify(verdicts(a)) === JSON.stringify(verdicts(base.assessment)),
      );
      const stored = await storedAmount(other.frame, before);
      expect(stored).toMatchObject({ state: 'value', value: amount?.state === 'value' && amount.value });
    }
  });

for (const query of ['locale=de-DE', 'locale=fr-FR', 'lang=de'])
  test(`${query} scores a lead and runs its clock as in English`, async ({ page, crm }) => {
    const url = recordUrl(crm.data, 'salesforce', 'lead', showcaseLeadIds('mql-by-score').salesforceId);
    const { assessment: base } = await open(page, url + AT_ONCE);
    expect(base.score?.parts.some(({ outcome }) => outcome === 'hit')).toBe(true);
    const { assessment } = await open(page, `${url}${AT_ONCE}&${query}`);
    expect(assessment.score?.shown).toEqual(base.score?.shown);
    const clocks = (a: Assessment) =>
      a.deadlines.map(({ sla, startAt, dueAt, metAt }) => [sla, startAt, dueAt, metAt]);
    expect(clocks(assessment)).toEqual(clocks(base));
  });

test('a translated stage of HubSpot, which has no id on the page, is unknown by name', async ({
  page,
  crm,
}) => {
  const { assessment } = await open(
    page,
    dealUrl(crm, 'hubspot', 'negotiation-troubled', `${AT_ONCE}&lang=de`),
  );
  for (const finding of assessment.findings)
    if (finding.outcome === 'unknown') expect(finding.message).toContain('Verhandlung');
    else expect(finding.title).toContain('Negotiation');
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

test('the language of the page is no stage move', async ({ page, crm }) => {
  const before = Date.now();
  const english = await open(page, dealUrl(crm, 'salesforce', 'proposal-overdue', AT_ONCE));
  await expect
    .poll(async () => (await storedRecord(english.frame)).snapshot?.asOf ?? 0)
    .toBeGreaterThan(before);
  const between = Date.now();
  const url = dealUrl(crm, 'salesforce', 'gaps-in-proposal', AT_ONCE);
  const first = await open(page, url);
  await expect
    .poll(async () => (await storedRecord(first.frame)).snapshot?.asOf ?? 0)
    .toBeGreaterThan(between);
  const switched = Date.now();
  const german = await open(page, `${url}&lang=de`);
  await expect
    .poll(async () => (await storedRecord(german.frame)).snapshot?.asOf ?? 0)
    .toBeGreaterThan(switched);
  expect((await storedRecord(german.frame)).observed).toEqual([]);
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
