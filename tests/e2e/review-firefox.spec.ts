import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { KeyInput } from 'puppeteer-core';
import { seedReview } from '../bench/review-data';
import { FIREFOX, NO_FIREFOX } from './firefox-browser';
import { type FirefoxReview, openFirefoxReview } from './review-firefox-page';

/** All views of the offline review in Firefox, with the CRM gone; skipped where no Firefox is installed. */
const RECORDS = 60;
const ALL = `${RECORDS + 1} seen on this device`;
const SHOTS = process.env.LEADLIGHT_SHOTS;
const VISITED = 'Brindlewick Freight – 120 seats';
const TROUBLED = '46 days in Negotiation';

test.describe('Firefox reviews without a network', () => {
  test.skip(!FIREFOX, NO_FIREFOX);
  test.describe.configure({ mode: 'serial' });
  let review: FirefoxReview;

  test.beforeAll(async () => {
    review = await openFirefoxReview();
    await seedReview(review.page, RECORDS, Date.now());
    await review.reload(ALL);
  });

  test.afterAll(async () => {
    await review?.close();
  });

  const open = (view: string) => review.press(view, 'nav[aria-label="Views"]');
  const says = (text: string | RegExp) => expect.poll(review.seen).toMatch(text);
  const titles = () =>
    review.page.$$eval('tr.deal .cell-title', (cells) => cells.map((cell) => cell.textContent?.trim() ?? ''));
  /** The list is sorted and filtered in a worker: whole again, and not still awaited. */
  const settled = async () => {
    await says(`of ${RECORDS + 1}`);
    await expect.poll(() => review.page.$$('[aria-busy="true"]')).toEqual([]);
  };
  const press = async (...keys: KeyInput[]) => {
    for (const key of keys) await review.page.keyboard.press(key);
  };
  const type = async (selector: string, text: string) => {
    await review.page.focus(selector);
    await review.page.keyboard.type(text);
  };

  test('lists, sorts, filters, groups and searches', async () => {
    const first = await titles();
    await review.press('Amount', 'thead');
    await expect.poll(titles).not.toEqual(first);
    await review.press('Filter');
    await review.press(/^Stage/, '[aria-label="Filter"]');
    await review.press('Negotiation', '[aria-label="Filter"]');
    await press('Escape');
    await review.press('Remove filter Stage: Negotiation');
    await review.page.select('.toolbar select', 'stage');
    await says(`${RECORDS + 1} rows in`);
    await expect
      .poll(() => review.page.$$eval('tr.group', (rows) => rows.map((row) => row.textContent).join()))
      .toContain('Qualified');
    await review.shoot('grouped');
    await review.page.select('.toolbar select', '');
    await type('input[type="search"]', 'Brindlewick');
    await expect.poll(titles).toHaveLength(1);
    await says(VISITED);
    await review.press('Clear filters');
  });

  test('selects by keyboard, snoozes several at once, and takes it back', async () => {
    await settled();
    await review.page.focus('tr.deal');
    await press('Home', 'j', ' ');
    await review.page.keyboard.down('Shift');
    await press('ArrowDown');
    await review.page.keyboard.up('Shift');
    await says(/2 selected/);
    await review.press('Snooze warnings');
    await review.press(/^1 week/);
    await says(/of 2 records snoozed until/);
    await review.press('Undo');
    await expect.poll(review.seen).not.toMatch(/of 2 records snoozed until/);
    await review.press(/^Clear selection/);
  });

  test('keeps a view under a name, counts rules, and exports what is listed', async () => {
    await review.press('Views', '.toolbar');
    await type('.save-view input', 'Troubled');
    await review.press('Save');
    await says('Troubled');
    await press('Escape');
    await review.press('Rules');
    await says(/Stale/);
    await press('Escape');
    const { bytes } = await review.saved(/^leadlight-review\.csv$/, () => review.press('Export CSV'));
    expect(bytes.toString()).toContain(VISITED);
  });

  test('opens a record beside the list and on a page of its own', async () => {
    await type('input[type="search"]', 'Brindlewick');
    await expect.poll(titles).toHaveLength(1);
    await review.page.click('tr.deal .cell-title');
    await says(TROUBLED);
    await review.press('Own page');
    await says(/Stages/);
    await review.shoot('record');
    await review.press('All records');
    await review.press('Clear filters');
  });

  test('shows the board and every figure', async () => {
    await open('Board');
    await says(/Negotiation[\s\S]*48,000/);
    for (const view of ['Marketing', 'Sales', 'Executive', 'Speed to lead']) {
      await open(view);
      await says(/Counted on/);
      await expect.poll(review.seen).not.toContain('Counting');
      await review.shoot(view);
    }
    await open('Sales');
    await says('Win rate');
    await review.press(/^Show the records behind Win rate/);
    await says(/Behind Win rate/);
    await review.press('Clear filters');
  });

  test('stays on a view that is reloaded, with its columns, and goes back to the one before', async () => {
    const view = () => review.page.$eval('.nav [aria-current="page"]', ({ textContent }) => textContent);
    const walk = (by: number) => review.page.evaluate((steps) => history.go(steps), by);
    await open('Records');
    await review.press('Amount', 'thead');
    await open('Board');
    await review.reload(ALL);
    await expect.poll(view).toBe('Board');
    await says(/Negotiation[\s\S]*48,000/);
    expect(await review.page.title()).toBe('Board – Leadlight · Review');
    await open('Marketing');
    await walk(-1);
    await expect.poll(view).toBe('Board');
    await walk(-1);
    await expect.poll(view).toBe('Records');
    await says(/Sorted by amount/i);
    await walk(2);
    await expect.poll(view).toBe('Marketing');
  });

  test('compares two days, and hands out the brief to copy and to print', async () => {
    await open('Changes');
    await says(/Opening[\s\S]*Closing/);
    await review.press('Brief');
    await review.press('Copy as Markdown');
    await says('Copied as Markdown.');
    await review.page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await review.press('Print');
    expect(await review.page.$eval('body', (body) => body.getAttribute('data-printed'))).toBe('yes');
    expect(
      (await review.page.pdf(SHOTS ? { path: `${SHOTS}/firefox-brief.pdf` } : {})).byteLength,
    ).toBeGreaterThan(1000);
  });

  test('audits hygiene, and keeps what is ticked', async () => {
    await open('Hygiene');
    await says(/0 of 6 done/);
    await review.page.select('.checklist-item select', 'done');
    await says(/1 of 6 done/);
    await review.reload(ALL);
    await open('Hygiene');
    await says(/1 of 6 done/);
  });

  test('backs up into the downloads, deletes everything, and restores it', async () => {
    await open('Data');
    await says(/What is stored/);
    const { path, bytes } = await review.saved(/^leadlight-backup-.*\.gz$/, () => review.press('Back up'));
    expect(gunzipSync(bytes).toString()).toContain(VISITED);
    const csv = await review.saved(/^leadlight-deals\.csv$/, () =>
      review.press('Export', '[aria-labelledby="data-export"]'),
    );
    expect(csv.bytes.toString()).toContain(VISITED);
    await review.press('Delete everything');
    await type('.data-confirm input', 'delete');
    await review.press('Delete everything', '.data-confirm');
    await says('Everything is deleted.');
    await review.press('Reload this page');
    await says('No records yet');
    await review.press(/restore a backup/);
    await says('Backup file');
    const file = await review.page.waitForSelector('input[type="file"]');
    await file?.uploadFile(path);
    await says('Whole and undamaged.');
    await review.press('Restore');
    await says(`Restored: ${RECORDS + 1} records`);
    await review.press('Show what was restored');
    await expect.poll(review.seen).toContain(ALL);
  });
});
