import type { Page } from '@playwright/test';
import { POLL_EVERY } from '../../src/record/poll';
import { logLeadActivity } from '../demo-crm/data/changes';
import { logContact, postLead } from '../demo-crm/live';
import type { DemoLead } from '../demo-crm/model';
import { expect, test } from './extension-test';
import {
  alarmsOf,
  closeDesk,
  connectHubspot,
  type Desk,
  firstContactClock,
  killBackground,
  leadKey,
  openDesk,
  openOwnPage,
  reopenBrowser,
  shownNotices,
  startWatch,
  tableOf,
  turnNoticesOn,
  watchSection,
} from './speed-to-lead-page';
import { sleep } from './speed-to-lead-sleep';

/**
 * The way from the form to the first contact while the background is killed, the browser closed, the machine
 * asleep and the clocks apart: the time left, what is told, and how long it took stay right, and nothing is told
 * twice.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** One interval, and the time for its answers. */
const INTERVAL = { timeout: POLL_EVERY.hot + 5_000, intervals: [250] };

let desk: Desk;
let options: Page;
let queue: Page;

test.describe.configure({ mode: 'serial', timeout: 90_000 });

async function begin(offsetMs: number): Promise<void> {
  desk = await openDesk({ offsetMs });
  options = await openOwnPage(desk, '/options.html');
  await connectHubspot(options, desk.crm);
  await turnNoticesOn(options);
  await startWatch(options, desk.crm.data.portalId);
  queue = await openOwnPage(desk, '/queue.html');
}

const keyOf = (lead: DemoLead) => leadKey(desk.crm, 'hubspot', lead);
const row = ({ lastName }: DemoLead) => queue.getByRole('listitem').filter({ hasText: `Ada ${lastName}` });
const timer = (lead: DemoLead) => row(lead).getByRole('timer');
const askNow = () => options.getByRole('button', { name: `Ask now: ${desk.crm.data.portalId}` }).click();

/** Ids of notifications on the screen that are of this lead. */
const noticesOf = async (lead: DemoLead) =>
  (await shownNotices(queue)).filter((id) => id.split(' ')[0] === keyOf(lead));
/** What was told of a lead's first contact, by the last word of each event. */
const toldOf = async (lead: DemoLead) =>
  (await tableOf(queue, 'watchMarks'))
    .filter(({ key, notice, waits }) => key === keyOf(lead) && notice !== null && !waits)
    .map(({ event }) => event.split(' ').at(-1))
    .sort();
const clockOf = (lead: DemoLead) => firstContactClock(queue, keyOf(lead), desk.crm.clock());

test.describe('a CRM whose clock is five minutes ahead, and a background that is killed', () => {
  let lead: DemoLead;
  test.beforeAll(() => begin(5 * MINUTE));
  test.afterAll(() => closeDesk(desk));

  test('before it has asked: the lead comes within one interval, with the right time left', async () => {
    lead = postLead(desk.crm, 'Ahead');
    await killBackground(desk, queue);
    await queue.reload();
    await expect(timer(lead)).toHaveText(/^4m \d\ds$/, { timeout: INTERVAL.timeout });
    await expect.poll(() => noticesOf(lead), INTERVAL).toHaveLength(1);
    await expect(watchSection(options, desk.crm.data.portalId)).toContainText(
      /This computer’s clock is 5m( 0\ds)? behind HubSpot’s/,
    );
  });

  test('after it has told: it tells nothing again, and the contact ends the clock at the CRM’s time', async () => {
    await killBackground(desk, queue);
    const at = logContact(desk.crm, lead);
    await queue.reload();
    await expect(row(lead)).toHaveCount(0, { timeout: INTERVAL.timeout });
    expect(await clockOf(lead)).toMatchObject({ startAt: lead.formSubmittedAt, metAt: at });
    expect(await toldOf(lead)).toEqual(['start']);
    expect(await noticesOf(lead)).toHaveLength(1);
  });
});

test.describe('a CRM whose clock is five minutes behind', () => {
  let late: DemoLead;
  let called: DemoLead;
  test.beforeAll(() => begin(-5 * MINUTE));
  test.afterAll(() => closeDesk(desk));

  test('the right time is left, and the difference is said', async () => {
    late = postLead(desk.crm, 'Late', undefined, 4 * MINUTE + 42_000);
    called = postLead(desk.crm, 'Called');
    await askNow();
    await expect(timer(late)).toHaveText(/^0m [01]\ds$/);
    await expect(timer(called)).toHaveText(/^4m 5\ds$/);
    await expect.poll(() => toldOf(late)).toEqual(['at-risk', 'start']);
    await expect.poll(() => toldOf(called)).toEqual(['start']);
    await expect(watchSection(options, desk.crm.data.portalId)).toContainText(
      /This computer’s clock is 5m( 0\ds)? ahead of HubSpot’s/,
    );
  });

  test('a closed browser: what came due is told, once, and a contact is found', async () => {
    const before = await tableOf(queue, 'watchMarks');
    await desk.browser.close();
    const at = logContact(desk.crm, called);
    await expect
      .poll(() => desk.crm.clock(), INTERVAL)
      .toBeGreaterThan((late.formSubmittedAt ?? 0) + 5 * MINUTE);
    await reopenBrowser(desk);
    queue = await openOwnPage(desk, '/queue.html');
    await expect(timer(late)).toHaveText(/^−0m \d\ds$/);
    await expect(row(called)).toHaveCount(0, { timeout: INTERVAL.timeout });
    expect(await clockOf(called)).toMatchObject({ startAt: called.formSubmittedAt, metAt: at });
    await expect.poll(() => toldOf(late)).toEqual(['at-risk', 'breach', 'level-1', 'start']);
    expect(await noticesOf(late)).toHaveLength(1);
    expect(await toldOf(called)).toEqual(['start']);
    expect(await tableOf(queue, 'watchMarks')).toEqual(expect.arrayContaining(before));
    const alarms = (await alarmsOf(queue)).map(({ name }) => name);
    expect(alarms.filter((name) => name === 'watch' || name === 'lead-poll').sort()).toEqual([
      'lead-poll',
      'watch',
    ]);
  });

  test('six hours asleep: one digest, nothing twice, and the right time of a contact meanwhile', async () => {
    options = await openOwnPage(desk, '/options.html');
    const leads = ['Sleepone', 'Sleeptwo', 'Sleepthree', 'Sleepfour'].map((name) => postLead(desk.crm, name));
    await askNow();
    for (const lead of leads) await expect.poll(() => toldOf(lead)).toEqual(['start']);
    const shown = await shownNotices(queue);
    await options.close();
    await queue.goto(new URL('/manifest.json', queue.url()).href);
    await killBackground(desk, queue);
    await sleep(queue, desk.crm, 6 * HOUR);
    const [first] = leads;
    if (!first) throw new Error('No lead');
    const at = (first.formSubmittedAt ?? 0) + 4 * MINUTE;
    logLeadActivity(desk.crm.data, first.hubspotId, {
      kind: 'call',
      subject: 'Called',
      at,
      outbound: true,
      done: true,
    });

    await queue.goto(new URL('/queue.html', queue.url()).href);
    const news = async () =>
      (await shownNotices(queue)).filter((id) => !shown.includes(id) && !id.startsWith('happened'));
    await expect.poll(news).toEqual([expect.stringMatching(/^digest /)]);
    await expect(row(first)).toHaveCount(0, { timeout: INTERVAL.timeout });
    expect(await clockOf(first)).toMatchObject({ startAt: first.formSubmittedAt, metAt: at });
    for (const lead of leads.slice(1)) {
      await expect(timer(lead)).toHaveText(/^−5h 5\dm$/);
      expect(await toldOf(lead)).toEqual([
        'at-risk',
        'breach',
        'level-1',
        'level-2',
        'level-3',
        'level-4',
        'start',
      ]);
    }
    expect(await news()).toHaveLength(1);
    expect((await alarmsOf(queue)).filter(({ name }) => name === 'lead-poll')).toHaveLength(1);
  });
});
