import type { Page } from '@playwright/test';
import { POLL_EVERY } from '../../src/record/poll';
import { logLeadActivity } from '../demo-crm/data/changes';
import { logContact, postLead } from '../demo-crm/live';
import type { DemoLead } from '../demo-crm/model';
import { stopBackground } from './browser';
import { connectCrm } from './connect-crm';
import { expect, test } from './extension-test';
import { followedBy, type Receiver, startReceiver } from './soak-receiver';
import {
  alarmsOf,
  closeDesk,
  type Desk,
  firstContactClock,
  leadKey,
  openDesk,
  openOwnPage,
  reopenBrowser,
  shownNotices,
  startWatch,
  turnNoticesOn,
  watchSection,
} from './speed-to-lead-page';
import { sleep } from './speed-to-lead-sleep';
import { tableOf } from './store-table';

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
let receiver: Receiver;
let options: Page;
let queue: Page;

test.describe.configure({ mode: 'serial', timeout: 90_000 });

async function begin(offsetMs: number): Promise<void> {
  receiver = await startReceiver();
  desk = await openDesk({ offsetMs, prepare: (dir) => followedBy(receiver, dir) });
  options = await openOwnPage(desk, '/options.html');
  await connectCrm(options, desk.crm, 'hubspot', 'device');
  await turnNoticesOn(options);
  await startWatch(options, desk.crm.data.portalId);
  queue = await openOwnPage(desk, '/queue.html');
}

async function end(): Promise<void> {
  await closeDesk(desk);
  receiver.close();
}

const keyOf = (lead: DemoLead) => leadKey(desk.crm, 'hubspot', lead);
const row = ({ lastName }: DemoLead) => queue.getByRole('listitem').filter({ hasText: `Ada ${lastName}` });
const timer = (lead: DemoLead) => row(lead).getByRole('timer');
const askNow = () => options.getByRole('button', { name: `Ask now: ${desk.crm.data.portalId}` }).click();

/** Notifications of this lead's clock that the browser was given, the same one each time it was. */
const givenOf = (lead: DemoLead) => receiver.given.filter((id) => id.split(' ')[0] === keyOf(lead));
/** What was told of a lead's first contact, by the last word of each event. */
const toldOf = async (lead: DemoLead) =>
  (await tableOf(queue, 'watchMarks'))
    .filter(({ key, notice, waits }) => key === keyOf(lead) && notice !== null && !waits)
    .map(({ event }) => event.split(' ').at(-1))
    .sort();
const clockOf = (lead: DemoLead) => firstContactClock(queue, keyOf(lead), desk.crm.clock());

/** Within one interval the clock of the lead has ended, with the CRM's times from the form to the contact. */
async function isMet(lead: DemoLead, at: number): Promise<void> {
  await expect.poll(async () => (await clockOf(lead))?.metAt, INTERVAL).toBe(at);
  expect((await clockOf(lead))?.startAt).toBe(lead.formSubmittedAt);
  await expect(row(lead)).toHaveCount(0);
}

test.describe('a CRM whose clock is five minutes ahead, and a background that is killed', () => {
  let lead: DemoLead;
  test.beforeAll(() => begin(5 * MINUTE));
  test.afterAll(end);

  test('before it has asked: the lead comes within one interval, with the right time left', async () => {
    lead = postLead(desk.crm, 'Ahead');
    await stopBackground(queue);
    await queue.reload();
    await expect(timer(lead)).toHaveText(/^4m \d\ds$/, { timeout: INTERVAL.timeout });
    await expect.poll(() => givenOf(lead), INTERVAL).toHaveLength(1);
    await expect.poll(() => shownNotices(queue)).toContain(givenOf(lead)[0]);
    await expect(watchSection(options, desk.crm.data.portalId)).toContainText(
      /This computer’s clock is (4m 5\ds|5m( 0\ds)?) behind HubSpot’s/,
    );
  });

  test('after it has told: it tells nothing again, and the contact ends the clock at the CRM’s time', async () => {
    await stopBackground(queue);
    const at = logContact(desk.crm, lead);
    await queue.reload();
    await isMet(lead, at);
    expect(await toldOf(lead)).toEqual(['start']);
    expect(givenOf(lead)).toHaveLength(1);
  });
});

test.describe('a CRM whose clock is five minutes behind', () => {
  let late: DemoLead;
  let called: DemoLead;
  test.beforeAll(() => begin(-5 * MINUTE));
  test.afterAll(end);

  test('the right time is left, and the difference is said', async () => {
    late = postLead(desk.crm, 'Late', undefined, 4 * MINUTE + 42_000);
    called = postLead(desk.crm, 'Called');
    await askNow();
    await expect(timer(late)).toHaveText(/^0m [01]\ds$/);
    await expect(timer(called)).toHaveText(/^4m 5\ds$/);
    await expect.poll(() => toldOf(late)).toEqual(['at-risk', 'start']);
    await expect.poll(() => toldOf(called)).toEqual(['start']);
    await expect(watchSection(options, desk.crm.data.portalId)).toContainText(
      /This computer’s clock is (4m 5\ds|5m( 0\ds)?) ahead of HubSpot’s/,
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
    await isMet(called, at);
    await expect.poll(() => toldOf(late)).toEqual(['at-risk', 'breach', 'level-1', 'start']);
    // The first one told of start and risk, the second of the breach and its first step.
    expect(givenOf(late)).toHaveLength(2);
    expect(givenOf(called)).toHaveLength(1);
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
    const before = receiver.given.length;
    await options.close();
    await queue.goto(new URL('/manifest.json', queue.url()).href);
    await stopBackground(queue);
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
    // Forms of the demo data came in by this machine's clock: in the CRM's future, and so later than the sleep.
    const own = ['digest', ...[late, called, ...leads].map(keyOf)];
    const news = () => receiver.given.slice(before).filter((id) => own.includes(id.split(' ')[0] ?? ''));
    await expect.poll(news).toEqual([expect.stringMatching(/^digest /)]);
    await isMet(first, at);
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
    expect(news()).toHaveLength(1);
    expect((await alarmsOf(queue)).filter(({ name }) => name === 'lead-poll')).toHaveLength(1);
  });
});
