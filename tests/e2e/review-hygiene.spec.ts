import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import type { CrmRecord } from '../../src/record/types';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openReview, saveVisit } from './extension-test';
import { type SeedPerson, seedManyPeople, seedPeople } from './hygiene-data';
import { rowsOf } from './store-table';

/** The quarterly audit on what is stored: no CRM and no network. */
const NOW = Date.now();
const DAY = 86_400_000;
const MANY = process.env.LEADLIGHT_FULL ? 100_000 : 3000;

const known = {
  company: null,
  phone: null,
  lifecycleStage: 'lead',
  createdAt: NOW - 900 * DAY,
  lastActivityAt: NOW - DAY,
  lastContactedAt: null,
  owner: 'Ines Sample',
};
const PEOPLE: readonly SeedPerson[] = [
  {
    id: 1,
    title: 'Ada Sampleton',
    fields: { ...known, name: 'Ada Sampleton', email: 'ada@sample.example', jobTitle: 'Head of Sales' },
  },
  {
    id: 2,
    title: 'Ada Sampleton (news)',
    fields: {
      ...known,
      name: 'Ada Sampleton',
      email: 'Ada+news@sample.example',
      jobTitle: 'Sales Manager',
      lastActivityAt: NOW - 30 * DAY,
    },
  },
  ...[3, 4, 5].map((id) => ({
    id,
    title: `Front desk ${id}`,
    fields: { ...known, name: `Desk ${id}`, email: 'desk@demo.example', lastActivityAt: NOW - 500 * DAY },
  })),
  {
    id: 6,
    title: 'Bob Demo',
    fields: { ...known, name: 'Bob Demo', email: 'bob@trial.example', phone: '+44 20 7946 0202' },
  },
  {
    id: 7,
    title: 'Bob Demoe',
    fields: {
      ...known,
      name: 'Bob Demoe',
      email: 'b.demoe@trial.example',
      phone: '+44 20 7946 0202',
      owner: null,
    },
  },
  { id: 8, title: 'Not read', fields: {} },
  {
    id: 21,
    title: 'Pilot of a sample',
    object: 'deal',
    stage: 'Negotiation',
    fields: { owner: 'Ines Sample', closeDate: null, amount: 1000 },
  },
  {
    id: 22,
    title: 'Renewal of a sample',
    object: 'deal',
    stage: 'Negotiation',
    fields: { owner: 'Tom Sample', amount: 2000 },
  },
];

let browser: LaunchedBrowser;
let review: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  browser = await launchBrowser();
  review = await openReview(browser.context, await browser.origin());
  await expect(review.getByText('No records yet')).toBeVisible();
  await seedPeople(review, PEOPLE, NOW);
});

test.afterAll(async () => {
  await browser?.close();
});

const tab = (name: string) =>
  review.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });
const question = (name: string) => review.locator('.checklist-item').filter({ hasText: name });
const duplicates = () => review.getByRole('region', { name: 'Duplicates', exact: true });

async function openHygiene(): Promise<void> {
  await review.reload();
  await tab('Hygiene').click();
  await expect(review.getByRole('region', { name: 'Quarterly checklist' })).toBeVisible();
}

test('counts the questions of the quarter, and lists the records behind one', async () => {
  await openHygiene();
  await expect(question('Duplicates')).toContainText('5 of 7 · 1 not known');
  await expect(question('No activity in 12 months')).toContainText('3 of 7 · 1 not known');
  await question('No activity in 12 months')
    .getByRole('button', { name: /Show the records/ })
    .click();
  await expect(review.locator('tr.deal')).toHaveCount(3);
  await review.getByRole('button', { name: 'Remove filter Hygiene: No activity in 12 months' }).click();
  await expect(review.locator('tr.deal')).toHaveCount(PEOPLE.length);
});

test('keeps what is ticked, with its note as it is typed, for this quarter', async () => {
  await openHygiene();
  await question('Duplicates').getByLabel('State of Duplicates').selectOption('started');
  await question('No activity in 12 months').getByLabel('State of').selectOption('done');
  await question('Duplicates').getByLabel('Note on Duplicates').fill('Two groups left');
  await expect(review.getByText('1 of 6 done, 1 in progress')).toBeVisible();
  const notes = async () => JSON.stringify(await rowsOf(review, 'auditProgress'));
  await expect.poll(notes).toContain('Two groups left');
  await openHygiene();
  await expect(review.getByText('1 of 6 done, 1 in progress')).toBeVisible();
  await expect(question('Duplicates').getByLabel('Note on Duplicates')).toHaveValue('Two groups left');
  await expect(question('No activity in 12 months')).toContainText(/Done \d+ \w+ \d{4}/);
});

test('shows which record a merge would keep, field by field', async () => {
  await openHygiene();
  const group = duplicates().locator('.group-card').filter({ hasText: 'Ada Sampleton' });
  await expect(group).toContainText('the same e-mail address (ada@sample.example)');
  await expect(group.getByRole('link').first()).toHaveAttribute('href', /record\/0-1\/1$/);
  await group.getByText('What a merge would keep').click();
  const row = group.getByRole('row', { name: /jobTitle|Job title/ });
  await expect(row).toContainText('“Head of Sales” of 1');
  await expect(row).toContainText('most recent activity');
  await expect(row).toContainText('“Sales Manager” of 2');
});

test('scrolls alone: the page around it is no longer than its window', async () => {
  await openHygiene();
  await expect(duplicates().locator('.group-card summary').last()).not.toBeInViewport();
  expect(await review.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
});

test('keeps two records apart, also after the page was closed, until it is taken back', async () => {
  await openHygiene();
  await duplicates()
    .getByRole('button', { name: 'Ada Sampleton (news) is not the same as Ada Sampleton' })
    .click();
  await expect(review.getByText('Ada Sampleton (news) and Ada Sampleton are kept apart.')).toBeVisible();
  await expect(question('Duplicates')).toContainText('3 of 7');
  await openHygiene();
  await expect(question('Duplicates')).toContainText('3 of 7');
  await expect(duplicates().locator('.group-card').filter({ hasText: 'Ada Sampleton' })).toHaveCount(0);
  await duplicates().getByText('Marked as not the same: 1').click();
  await duplicates()
    .getByRole('button', { name: /^Take back/ })
    .click();
  await expect(question('Duplicates')).toContainText('5 of 7');
});

test('undoes a mark at once, and sets one of three apart from the others', async () => {
  await openHygiene();
  const desk = duplicates().locator('.group-card').filter({ hasText: 'Front desk' });
  await desk.getByRole('button', { name: /^Front desk 4 is not the same/ }).click();
  await expect(desk).toContainText('2 records');
  await review.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(desk).toContainText('3 records');
  await expect(question('Duplicates')).toContainText('5 of 7');
});

test('lists the deals behind a cell of the matrix, and counts what was not read apart', async () => {
  await openHygiene();
  const table = review.getByRole('region', { name: 'Empty required fields of deals', exact: true });
  await expect(table.getByRole('row', { name: /^Tom Sample/ })).toContainText('1 not known');
  await table.getByRole('button', { name: /Ines Sample, Negotiation: show them/ }).click();
  await expect(review.locator('tr.deal')).toHaveCount(1);
  await expect(review.locator('tr.deal')).toContainText('Pilot of a sample');
});

test('exports the list of a question for spreadsheets', async () => {
  await openHygiene();
  const [file] = await Promise.all([
    review.waitForEvent('download'),
    question('Duplicates')
      .getByRole('button', { name: /Export the list/ })
      .click(),
  ]);
  expect(file.suggestedFilename()).toBe('leadlight-hygiene-duplicates.csv');
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toContain('"Kind","Record","Company","Owner","CRM","Finding"');
  expect(lines).toHaveLength(6);
  expect(lines[1]).toContain('group 1: ada@sample.example');
});

test('says that records have changed since they were counted, and counts again', async () => {
  await openHygiene();
  await expect(review.getByText('Records were stored or deleted')).toBeHidden();
  await saveVisit(review, JUST_SEEN);
  await expect(review.getByText('Records were stored or deleted since this was counted.')).toBeVisible();
  await review.getByRole('button', { name: 'Count again' }).click();
  await expect(review.getByText('Records were stored or deleted')).toBeHidden();
  await expect(question('Duplicates')).toContainText('5 of 7 · 2 not known');
});

const JUST_SEEN: CrmRecord = {
  identity: { crm: 'hubspot', object: 'contact', id: '9', org: '24680135', url: '' },
  title: 'Just seen',
  fields: {},
  stage: null,
  stages: [],
  history: [],
  asOf: NOW,
  coverage: 'page',
  apiNames: {},
};

for (const [look, media] of Object.entries(LOOKS))
  test(`has no accessibility violation in ${look}`, async () => {
    test.slow();
    await review.emulateMedia(media);
    await openHygiene();
    for (const summary of await review.locator('.hygiene summary').all()) await summary.click();
    await expect(review.locator('.merge').first()).toBeVisible();
    expect(await violations(review)).toEqual([]);
  });

test('counts many records, and measures how free the page stays', async () => {
  test.setTimeout(600_000);
  await review.emulateMedia(LOOKS.light);
  await seedManyPeople(review, MANY, NOW);
  await review.reload();
  await expect(review.getByText(/seen on this device/)).toBeVisible({ timeout: 300_000 });
  await review.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  const start = Date.now();
  await tab('Hygiene').click();
  await expect(review.getByRole('region', { name: 'Quarterly checklist' })).toBeVisible({ timeout: 500_000 });
  const took = Date.now() - start;
  const tasks = await review.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
  const longest = Math.max(0, ...tasks);
  const measured = `${MANY} records counted in ${took} ms; longest task of the page ${Math.round(longest)} ms`;
  test.info().annotations.push({ type: 'measured', description: measured });
  await expect(question('Duplicates')).toContainText(/\d/);
});
