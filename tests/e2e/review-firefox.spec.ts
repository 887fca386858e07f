import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { KeyInput } from 'puppeteer-core';
import { FIREFOX, NO_FIREFOX } from './firefox-browser';
import type { FirefoxReview } from './review-firefox-page';
import { openSeededFirefoxReview } from './seeded-review-firefox';

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
    review = await openSeededFirefoxReview(RECORDS);
  });

  test.afterAll(async () => {
    await review?.close();
  });

  const titles = () =>
    review.page.$$eval('tr.deal .cell-title', (cells) => cells.map((cell) => cell.textContent?.trim() ?? ''));
  /** The list is sorted and filtered in a worker: whole again, and not still awaited. */
  const settled = async () => {
    await review.says(`of ${RECORDS + 1}`);
    await expect.poll(() => review.page.$$('[aria-busy="true"]')).toEqual([]);
  };
  const press = async (...keys: KeyInput[]) => {
    for (const key of keys) await review.page.keyboard.press(key);
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
    await review.says(`${RECORDS + 1} rows in`);
    await expect
      .poll(() => review.page.$$eval('tr.group', (rows) => rows.map((row) => row.textContent).join()))
      .toContain('Qualified');
    await review.shoot('grouped');
    await review.page.select('.toolbar select', '');
    await review.type('input[type="search"]', 'Brindlewick');
    await expect.poll(titles).toHaveLength(1);
    await review.says(VISITED);
    await review.press('Clear filters');
  });

  test('selects by keyboard, snoozes several at once, and takes it back', async () => {
    await settled();
    await review.page.focus('tr.deal');
    await press('Home', 'j', ' ');
    await review.page.keyboard.down('Shift');
    await press('ArrowDown');
    await review.page.keyboard.up('Shift');
    await review.says(/2 selected/);
    await review.press('Snooze warnings');
    await review.press(/^1 week/);
    await review.says(/of 2 records snoozed until/);
    await review.press('Undo');
    await expect.poll(review.seen).not.toMatch(/of 2 records snoozed until/);
    await review.press(/^Clear selection/);
  });

  test('keeps a view under a name, counts rules, and exports what is listed', async () => {
    await review.press('Views', '.toolbar');
    await review.type('.save-view input', 'Troubled');
    await review.press('Save');
    await review.says('Troubled');
    await press('Escape');
    await review.press('Rules');
    await review.says(/Stale/);
    await press('Escape');
    const { bytes } = await review.saved(/^leadlight-review\.csv$/, () => review.press('Export CSV'));
    expect(bytes.toString()).toContain(VISITED);
  });

  test('opens a record beside the list and on a page of its own', async () => {
    await review.type('input[type="search"]', 'Brindlewick');
    await expect.poll(titles).toHaveLength(1);
    await review.page.click('tr.deal .cell-title');
    await review.says(TROUBLED);
    await review.press('Own page');
    await review.says(/Stages/);
    await review.shoot('record');
    await review.press('All records');
    await review.press('Clear filters');
  });

  test('shows the board and every figure', async () => {
    await review.view('Board');
    await review.says(/Negotiation[\s\S]*48,000/);
    for (const view of ['Marketing', 'Sales', 'Executive', 'Speed to lead']) {
      await review.view(view);
      await review.says(/Counted on/);
      await expect.poll(review.seen).not.toContain('Counting');
      await review.shoot(view);
    }
    await review.view('Sales');
    await review.says('Win rate');
    await review.press(/^Show the records behind Win rate/);
    await review.says(/Behind Win rate/);
    await review.press('Clear filters');
  });

  test('stays on a view that is reloaded, with its columns, and goes back to the one before', async () => {
    const view = () => review.page.$eval('.nav [aria-current="page"]', ({ textContent }) => textContent);
    const walk = (by: number) => review.page.evaluate((steps) => history.go(steps), by);
    await review.view('Records');
    await review.press('Amount', 'thead');
    await review.view('Board');
    await review.reload(ALL);
    await expect.poll(view).toBe('Board');
    await review.says(/Negotiation[\s\S]*48,000/);
    expect(await review.page.title()).toBe('Board – Leadlight · Review');
    await review.view('Marketing');
    await walk(-1);
    await expect.poll(view).toBe('Board');
    await walk(-1);
    await expect.poll(view).toBe('Records');
    await review.says(/Sorted by amount/i);
    await walk(2);
    await expect.poll(view).toBe('Marketing');
  });

  test('compares two days, and hands out the brief to copy and to print', async () => {
    await review.view('Changes');
    await review.says(/Opening[\s\S]*Closing/);
    await review.press('Brief');
    await review.press('Copy as Markdown');
    await review.says('Copied as Markdown.');
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
    await review.view('Hygiene');
    await review.says(/0 of 6 done/);
    await review.page.select('.checklist-item select', 'done');
    await review.says(/1 of 6 done/);
    await review.reload(ALL);
    await review.view('Hygiene');
    await review.says(/1 of 6 done/);
  });

  test('backs up into the downloads, deletes everything, and restores it', async () => {
    await review.view('Data');
    await review.says(/What is stored/);
    const { path, bytes } = await review.saved(/^leadlight-backup-.*\.gz$/, () => review.press('Back up'));
    expect(gunzipSync(bytes).toString()).toContain(VISITED);
    const csv = await review.saved(/^leadlight-deals\.csv$/, () =>
      review.press('Export', '[aria-labelledby="data-export"]'),
    );
    expect(csv.bytes.toString()).toContain(VISITED);
    await review.press('Delete everything');
    await review.type('.data-confirm input', 'delete');
    await review.press('Delete everything', '.data-confirm');
    await review.says('Everything is deleted.');
    await review.press('Reload this page');
    await review.says('No records yet');
    await review.press(/restore a backup/);
    await review.says('Backup file');
    const file = await review.page.waitForSelector('input[type="file"]');
    await file?.uploadFile(path);
    await review.says('Whole and undamaged.');
    await review.press('Restore');
    await review.says(`Restored: ${RECORDS + 1} records`);
    await review.press('Show what was restored');
    await expect.poll(review.seen).toContain(ALL);
  });
});
