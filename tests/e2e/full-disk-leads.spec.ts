import { expect, type Page, test } from '@playwright/test';
import { postLead } from '../demo-crm/live';
import { violations } from './axe';
import { stopBackground } from './browser';
import { connectCrm } from './connect-crm';
import { type Disk, diskOf } from './full-disk-page';
import {
  closeDesk,
  type Desk,
  openDesk,
  openOwnPage,
  shownNotices,
  startWatch,
  turnNoticesOn,
  watchSection,
} from './speed-to-lead-page';
import { keptRows } from './store-rows';
import { putRows, tableOf } from './store-table';

/** The watch for new leads and their countdowns on a disk that is full: said in words, and made up for once there is room. */
const NOT_ASKED = /HubSpot can’t be asked for new leads right now/;
const NO_ROOM = /The browser has no room left for what was read\. What is stored stays/;
const HELD_UP = /no room left, so alerts on waiting leads come only once there is room/;
/** The longest that a turn or a round is away. */
const NEXT_TURN = { timeout: 45_000 };

let desk: Desk;
let disk: Disk;

test.beforeAll(async () => {
  desk = await openDesk();
  disk = diskOf(desk.browser, await desk.browser.origin());
});
test.afterAll(() => closeDesk(desk));

/** Every clock is looked at in the next round of the background, which has not come yet. */
async function fillWithClocksDue(): Promise<void> {
  await expect(async () => {
    await disk.free();
    const own = await openOwnPage(desk, '/icon/48.png');
    await stopBackground(own);
    const clocks = await tableOf(own, 'watched');
    await putRows(
      own,
      'watched',
      clocks.map((clock) => ({ ...clock, nextAt: 1 })),
    );
    await disk.fill();
    const left = await openOwnPage(desk, '/icon/48.png');
    expect((await tableOf(left, 'watched')).map(({ nextAt }) => nextAt)).toContain(1);
  }).toPass();
}

test('says that leads are not asked for and alerts are held up, counts on, and makes up for it', async () => {
  test.setTimeout(180_000);
  const { crm } = desk;
  const org = crm.data.portalId;
  let options = await openOwnPage(desk, '/options.html');
  await connectCrm(options, crm, 'hubspot', 'device');
  await turnNoticesOn(options);
  await startWatch(options, org);
  let queue: Page = await openOwnPage(desk, '/queue.html');
  await expect(queue.getByRole('timer')).not.toHaveCount(0);

  await fillWithClocksDue();
  postLead(crm, 'Latecomer');
  queue = await openOwnPage(desk, '/queue.html');
  const before = await keptRows(queue);
  const foot = queue.locator('.queue-foot');
  const heldUp = queue.getByText('Alerts are held up.').locator('..');
  await expect(heldUp).toContainText(HELD_UP, NEXT_TURN);
  await expect(foot).toContainText(NOT_ASKED, NEXT_TURN);
  await expect(foot).toContainText(NO_ROOM);
  await expect(queue.getByRole('timer')).not.toHaveCount(0);
  expect(await shownNotices(queue)).toContain('held-up');
  options = await openOwnPage(desk, '/options.html');
  await expect(watchSection(options, org)).toContainText(NO_ROOM);
  await expect(watchSection(options, org)).toContainText('once more after the problem below');
  for (const page of [queue, options]) expect(await violations(page)).toEqual([]);
  expect(await keptRows(queue)).toEqual(before);

  await disk.free();
  await watchSection(options, org)
    .getByRole('button', { name: `Ask now: ${org}` })
    .click();
  await expect(queue.getByRole('listitem').filter({ hasText: 'Ada Latecomer' })).toBeVisible(NEXT_TURN);
  await expect(foot).not.toContainText(NO_ROOM);
  await expect(heldUp).toHaveCount(0, NEXT_TURN);
  await expect(watchSection(options, org)).not.toContainText(NO_ROOM);
  await expect.poll(() => shownNotices(queue)).not.toContain('held-up');
});
