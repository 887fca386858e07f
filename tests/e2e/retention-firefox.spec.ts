import { expect, test } from '@playwright/test';
import { bundledPack } from '../../src/rule-packs/bundled';
import { FORGET_ALARM } from '../../src/store/retention';
import { FIREFOX, NO_FIREFOX } from './firefox-browser';
import type { FirefoxReview } from './review-firefox-page';
import { openSeededFirefoxReview } from './seeded-review-firefox';
import { isBackgroundAlive } from './speed-to-lead-firefox-page';
import { putRows, rowsOf, tableOf } from './store-table';

/** Retention in Firefox, whose background rests until an alarm wakes it; skipped where no Firefox is installed. */
const RECORDS = 6;
const NOW = Date.now();
const DAY = 86_400_000;
const keyOf = (id: number) => `hubspot:24680135:deal:${id}`;
/** By id of the records that were put there: how many days ago they were last read. */
const READ_DAYS_AGO: ReadonlyMap<string, number> = new Map([
  [keyOf(1), bundledPack.retentionDays + 1],
  [keyOf(2), bundledPack.retentionDays - 1],
  [keyOf(3), bundledPack.retentionDays + 100],
]);
const OVER = [keyOf(1), keyOf(3)];

type Alarms = typeof globalThis & {
  browser: { alarms: { create(name: string, info: { when: number }): Promise<void> } };
};

test.describe('Firefox keeps records for the days of the pack', () => {
  test.skip(!FIREFOX, NO_FIREFOX);
  let review: FirefoxReview;

  test.beforeAll(async () => {
    const preferences = { 'extensions.background.idle.timeout': 1000 };
    review = await openSeededFirefoxReview(RECORDS, { preferences });
  });

  test.afterAll(async () => {
    await review?.close();
  });

  const keysOf = async (table: 'records' | 'suppressions') =>
    ((await rowsOf(review.page, table)) as { key: string }[]).map(({ key }) => key).sort();

  test('deletes what is over them, with its marks, when the alarm wakes the background', async () => {
    const rows = (await tableOf(review.page, 'records')).map((row) => {
      const asOf = NOW - (READ_DAYS_AGO.get(row.key) ?? 0) * DAY;
      return { ...row, asOf, record: { ...row.record, asOf } };
    });
    await putRows(review.page, 'records', rows);
    const mark = { rule: 'stale', kind: 'dismiss', until: null, reason: 'none', at: NOW, fingerprint: 'f' };
    await putRows(
      review.page,
      'suppressions',
      [keyOf(1), keyOf(2)].map((key) => ({ key, ...mark })),
    );
    const before = await keysOf('records');
    await review.view('Data');
    await review.says(/Next deletion[\s\S]*: 2 records with what belongs to them/);
    await expect.poll(() => isBackgroundAlive(review.page)).toBe(false);
    await review.page.evaluate(
      (name) => (globalThis as Alarms).browser.alarms.create(name, { when: Date.now() }),
      FORGET_ALARM,
    );
    // All goes at once: who sees a record gone sees that its marks are.
    await expect.poll(() => keysOf('records')).toEqual(before.filter((key) => !OVER.includes(key)));
    expect(await keysOf('suppressions')).toEqual([keyOf(2)]);
    await review.reload(`${RECORDS - 1} seen on this device`);
    await review.view('Data');
    await review.says(/Next deletion[\s\S]*nothing is due/);
  });
});
