import type { Page } from '@playwright/test';
import { POLL_EVERY } from '../../src/record/poll';
import type { Crm } from '../../src/record/types';
import { leadPolls, logContact, postLead } from '../demo-crm/live';
import { violations } from './axe';
import { connectCrm } from './connect-crm';
import { expect, test } from './extension-test';
import {
  closeDesk,
  type Desk,
  firstContactClock,
  leadKey,
  openDesk,
  openOwnPage,
  shownNotices,
  startWatch,
  turnNoticesOn,
  watchSection,
} from './speed-to-lead-page';
import { tableOf } from './store-table';

/**
 * From the form to the first contact while no record is open, with both CRMs watched at once: a lead that is posted
 * is told of and counted down within one polling interval, and is met by the next. Leads that the demo CRM made a
 * minute ago keep both watches hot. Several tabs of the extension are open all the while; each CRM counts who asks.
 */
const CRMS: readonly Crm[] = ['hubspot', 'salesforce'];
/** One interval, and the time for its answers. */
const INTERVAL = { timeout: POLL_EVERY.hot + 5_000, intervals: [250] };
/** A timer may be late; a turn never begins early, but for what the clocks of two processes differ by. */
const EARLY_MS = 250;

let desk: Desk;
let options: Page;
let queue: Page;

test.describe.configure({ mode: 'serial', timeout: 90_000 });
test.beforeAll(async () => {
  desk = await openDesk();
  options = await openOwnPage(desk, '/options.html');
});
test.afterAll(() => closeDesk(desk));

test('is off until somebody turns it on, and says what it costs', async () => {
  const { crm } = desk;
  await connectCrm(options, crm, 'hubspot', 'device');
  await connectCrm(options, crm, 'salesforce', 'device');
  await turnNoticesOn(options);
  const section = watchSection(options, crm.data.portalId);
  await expect(section).toContainText('every 15 seconds while a lead is hot (240 an hour)');
  await expect(section).toContainText('At most 5,000 in 24 hours');
  expect(CRMS.flatMap((name) => leadPolls(crm, name))).toEqual([]);
});

test('tells of a lead within one interval, and of its contact within the next', async () => {
  const { crm } = desk;
  const orgs = [crm.data.portalId, crm.data.myDomain];
  for (const org of orgs) await startWatch(options, org);
  for (const org of orgs) await expect(watchSection(options, org)).toContainText('every 15 seconds');
  queue = await openOwnPage(desk, '/queue.html');
  await openOwnPage(desk, '/options.html');

  const lead = postLead(crm, 'Quickstep');
  const keys = CRMS.map((name) => leadKey(crm, name, lead));
  const rows = queue.getByRole('listitem').filter({ hasText: 'Ada Quickstep' });
  await expect(rows).toHaveCount(2, { timeout: INTERVAL.timeout });
  await expect(rows.first().getByRole('timer')).toHaveText(/^4m \d\ds$/);
  const told = async () => (await shownNotices(queue)).map((id) => id.split(' ')[0] ?? '');
  await expect.poll(told, INTERVAL).toEqual(expect.arrayContaining(keys));
  const started = (await tableOf(queue, 'watchMarks')).filter(({ key }) => keys.includes(key));
  expect(started.map(({ what }) => what.kind)).toEqual(['start', 'start']);
  for (const key of keys)
    expect(await firstContactClock(queue, key)).toMatchObject({ startAt: lead.formSubmittedAt, metAt: null });

  const calledAt = logContact(crm, lead);
  await expect(rows).toHaveCount(0, { timeout: INTERVAL.timeout });
  for (const key of keys)
    expect(await firstContactClock(queue, key)).toMatchObject({
      startAt: lead.formSubmittedAt,
      metAt: calledAt,
    });
});

test('has asked each CRM once for an interval, whatever is open', async () => {
  for (const name of CRMS) {
    const asked = leadPolls(desk.crm, name);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    for (const [index, at] of asked.slice(1).entries())
      expect(at - (asked[index] ?? 0)).toBeGreaterThan(POLL_EVERY.hot - EARLY_MS);
  }
});

test('has no barriers', async () => {
  expect(await violations(options)).toEqual([]);
});
