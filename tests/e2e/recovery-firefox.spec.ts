import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { FIREFOX, NO_FIREFOX } from './firefox-browser';
import {
  deleteStore,
  giveRoomBack,
  gutStore,
  makeNewer,
  takeAllRoom,
  versionOfStore,
} from './recovery-firefox-store';
import { type FirefoxReview, openFirefoxReview } from './review-firefox-page';
import { openSeededFirefoxReview } from './seeded-review-firefox';
import { forgetList, rowsOf } from './store-table';

/** What goes wrong with Firefox's store ends in words on every page; skipped where no Firefox is installed. */
const RECORDS = 20;
const VISITED = 'Brindlewick Freight – 120 seats';
const PAGES = ['review', 'queue', 'digest', 'studio', 'options', 'import', 'diagnostics'].map(
  (name) => `${name}.html`,
);
const OWN_PAGE = `review.html#record=${encodeURIComponent('hubspot:24680135:deal:3')}`;
const REMOVED = 'The browser has removed Leadlight’s data';
const NEWER = 'A newer Leadlight has been used in this browser';
const BLOCKED = 'The browser does not let Leadlight store anything';
/** Firefox's question whether to keep the data, answered at once. */
const answered = (allow: boolean) => ({
  'dom.storageManager.prompt.testing': true,
  'dom.storageManager.prompt.testing.allow': allow,
});

test.skip(!FIREFOX, NO_FIREFOX);
let review: FirefoxReview;

/** Each page that the review opens to, and what is in its place. */
async function expectEverywhere(text: string): Promise<void> {
  for (const path of [OWN_PAGE, ...PAGES]) {
    await review.open(path);
    await expect.poll(review.seen, { message: path }).toContain(text);
  }
}

async function openFilled(preferences: Record<string, boolean | number>): Promise<void> {
  review = await openSeededFirefoxReview(RECORDS, { preferences });
}

test.describe('Firefox recovers', () => {
  test.describe.configure({ mode: 'serial' });
  let backup = '';

  test.beforeAll(() => openFilled(answered(true)));
  test.afterAll(() => review?.close());

  test('promises to keep the data, and backs it up', async () => {
    await review.open('review.html#data');
    await review.press('Ask the browser to keep it');
    await review.says('The browser has promised to keep this data');
    backup = (await review.saved(/^leadlight-backup-.*\.gz$/, () => review.press('Back up'))).path;
  });

  test('explains an emptied database, and the backup brings the list back', async () => {
    await review.page.evaluate(deleteStore);
    for (const path of ['options.html', 'review.html']) {
      await review.open(path);
      await review.says(REMOVED);
    }
    await review.says(`${RECORDS + 1} records were stored when it was last written`);
    await review.shoot('emptied');
    const file = await review.page.waitForSelector('input[type="file"]');
    await file?.uploadFile(backup);
    await review.says('Whole and undamaged.');
    await review.press('Restore');
    await review.says(`Restored: ${RECORDS + 1} records`);
    await review.press('Show what was restored');
    await review.says(`${RECORDS + 1} seen on this device`);
    expect(await review.seen()).not.toContain(REMOVED);
  });

  test('sets aside what is damaged in any table, and goes on with the rest', async () => {
    await review.page.evaluate(gutStore);
    await review.reload(`${RECORDS} seen on this device`);
    await review.says('What says which rule pack judges was damaged, and is set aside.');
    await expectEverywhere('Mid-market” judges now');
    await review.open('review.html#data');
    await review.says(/\d rows were set aside|hubspot:24680135:deal:0/);
    await review.shoot('damaged');
  });

  test('neither reads nor changes a newer database; saves it, and starts afresh', async () => {
    await review.page.evaluate(makeNewer);
    await expectEverywhere(NEWER);
    await review.shoot('newer');
    expect(await review.page.evaluate(versionOfStore)).toBe(9990);
    const { bytes } = await review.saved(/^leadlight-backup-.*\(1\).*\.gz$/, () =>
      review.press('Save a backup'),
    );
    const text = gunzipSync(bytes).toString();
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ schema: 999 });
    expect(text).toContain('of a later version');
    await review.press('Start afresh');
    await review.page.type('.data-confirm input', 'delete');
    await review.press('Delete and start afresh');
    await expect.poll(() => review.page.evaluate(versionOfStore)).toBeLessThan(9990);
    await review.open('review.html');
    await review.says('No records yet');
  });
});

test.describe('Firefox without room', () => {
  test.beforeAll(() =>
    openFilled({ ...answered(false), 'dom.quotaManager.temporaryStorage.fixedLimit': 16_384 }),
  );
  test.afterAll(() => review?.close());

  test('says so, saves a backup, and goes on once there is room', async () => {
    await review.open('review.html#data');
    await review.press('Ask the browser to keep it');
    await review.says('The browser did not agree. A backup is the safe way.');
    // Judging in the background may make the list anew before the room is gone.
    await expect(async () => {
      await review.page.evaluate(giveRoomBack);
      await forgetList(review.page);
      expect(await review.page.evaluate(takeAllRoom)).toBe('QuotaExceededError');
      expect(JSON.stringify(await rowsOf(review.page, 'settings'))).not.toContain('"review-format"');
    }).toPass();
    await review.open('review.html');
    await review.says('The browser has no room left for Leadlight');
    await review.shoot('full');
    const { bytes } = await review.saved(/^leadlight-backup-.*\.gz$/, () => review.press('Save a backup'));
    expect(gunzipSync(bytes).toString()).toContain(VISITED);
    for (const path of PAGES.slice(1)) {
      await review.open(path);
      await review.says(/Leadlight|Nobody waits|Digest/);
      expect(await review.seen(), path).not.toMatch(/QuotaExceeded|exceeded its quota/);
    }
    await review.page.evaluate(giveRoomBack);
    await review.open('review.html');
    await review.says(`${RECORDS + 1} seen on this device`);
  });
});

test.describe('Firefox in a private window', () => {
  test.beforeAll(async () => {
    review = await openFirefoxReview({ isPrivate: true });
  });
  test.afterAll(() => review?.close());

  test('says on every page that nothing can be stored', async () => {
    await expectEverywhere(BLOCKED);
    await review.shoot('blocked');
    await review.press('Save a backup');
    await review.says('The browser does not let this page reach what is stored.');
  });
});
