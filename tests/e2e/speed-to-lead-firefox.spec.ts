import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { POLL_EVERY } from '../../src/record/poll';
import type { WatchMark } from '../../src/store/database';
import { HUBSPOT_TOKEN } from '../demo-crm/api/tokens';
import { logContact, postLead } from '../demo-crm/live';
import type { DemoLead } from '../demo-crm/model';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { FIREFOX, FIREFOX_EXTENSION_DIR, launchFirefox, NO_FIREFOX, send } from './firefox-browser';
import { CRMS, grantedExtension } from './granted-extension';
import {
  countdownOf,
  firefoxAlarms,
  firefoxClock,
  firefoxRows,
  isBackgroundAlive,
  openFirefoxQueue,
  turnFirefoxNoticesOn,
} from './speed-to-lead-firefox-page';

/**
 * From the form to the first contact in Firefox, by a CRM whose clock is five minutes ahead, and while no record is
 * open. With `LEADLIGHT_FULL=1` in a Firefox that puts the background to rest after a second, so that only alarms
 * wake it, and over a restart of the browser.
 */
const IS_FULL = process.env.LEADLIGHT_FULL === '1';
const MINUTE = 60_000;
/** An alarm's shortest time, where nothing else wakes the background; and the time for the answers. */
const INTERVAL = { timeout: (IS_FULL ? 30_000 : POLL_EVERY.hot) + 8_000, intervals: [250] };

test.describe('Firefox watches for new leads', () => {
  test.skip(!FIREFOX, NO_FIREFOX);
  test.describe.configure({ mode: 'serial', timeout: 150_000 });
  let crm: DemoCrm;
  let browser: Browser;
  let extensionDir: string;
  let profileDir: string;
  let queue: Page;
  let lead: DemoLead;

  const launch = () =>
    launchFirefox(crm, {
      extensionDir,
      profileDir,
      preferences: {
        ...(IS_FULL && { 'extensions.background.idle.timeout': 1000 }),
        // As an extension that is installed for good, and not for a session.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
      },
    });

  test.beforeAll(async () => {
    crm = await startDemoCrm({ now: Date.now(), deals: 5, leads: 60 });
    crm.setClockOffset(5 * MINUTE);
    extensionDir = grantedExtension([...CRMS, 'notifications'], FIREFOX_EXTENSION_DIR);
    profileDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
    browser = await launch();
  });
  test.afterAll(async () => {
    await browser?.close();
    await crm?.close();
    for (const dir of [extensionDir, profileDir]) if (dir) rmSync(dir, { recursive: true, force: true });
  });

  const keyOf = ({ hubspotId }: DemoLead) => `hubspot:${crm.data.portalId}:lead:${hubspotId}`;
  const marksOf = async (of: DemoLead) =>
    ((await firefoxRows(queue, 'watchMarks')) as WatchMark[]).filter(({ key }) => key === keyOf(of));
  const toldOf = async (of: DemoLead) =>
    (await marksOf(of))
      .filter(({ notice, waits }) => notice !== null && !waits)
      .map(({ what }) => what.kind)
      .sort();

  test('tells of a lead within one interval, with the right time left', async () => {
    queue = await openFirefoxQueue(browser, crm);
    const account = { crm: 'hubspot', org: crm.data.portalId };
    const connected = await send(queue, 'connections', 'connectHubspot', HUBSPOT_TOKEN, 'device');
    expect(connected).toMatchObject({ ok: true });
    await turnFirefoxNoticesOn(queue);
    await send(queue, 'poll', 'start', { ...account, scope: { kind: 'all' } });
    const polls = () => firefoxRows(queue, 'polls');
    await expect.poll(polls, INTERVAL).toMatchObject([{ askedAt: expect.any(Number), pace: 'hot' }]);
    if (IS_FULL) await expect.poll(() => isBackgroundAlive(queue), INTERVAL).toBe(false);

    lead = postLead(crm, 'Firefox');
    await expect.poll(() => countdownOf(queue, 'Ada Firefox'), INTERVAL).toMatch(/^4m \d\ds$/);
    // Taken by Firefox, which keeps no list of what it has shown without a screen.
    await expect.poll(() => toldOf(lead), INTERVAL).toEqual(['start']);
    expect((await marksOf(lead))[0]?.notice).toContain(keyOf(lead));
  });

  test('ends the clock within the next, at the CRM’s time', async () => {
    if (IS_FULL) await expect.poll(() => isBackgroundAlive(queue), INTERVAL).toBe(false);
    const metAt = logContact(crm, lead);
    await expect.poll(() => countdownOf(queue, 'Ada Firefox'), INTERVAL).toBe(null);
    const startAt = lead.formSubmittedAt;
    expect(await firefoxClock(queue, keyOf(lead), crm.clock())).toMatchObject({ startAt, metAt });
    expect(await marksOf(lead)).toHaveLength(1);
  });

  // Takes another minute, so it is asked for with LEADLIGHT_FULL=1.
  if (IS_FULL)
    test('goes on after the browser was closed', async () => {
      const late = postLead(crm, 'Late', undefined, 4 * MINUTE);
      const called = postLead(crm, 'Called');
      await expect.poll(() => toldOf(late), INTERVAL).toEqual(['at-risk', 'start']);
      await browser.close();
      const metAt = logContact(crm, called);
      const dueAt = (late.formSubmittedAt ?? 0) + 5 * MINUTE;
      await expect.poll(() => crm.clock(), { timeout: MINUTE }).toBeGreaterThan(dueAt);
      browser = await launch();
      queue = await openFirefoxQueue(browser, crm);
      await expect.poll(() => countdownOf(queue, 'Ada Called'), INTERVAL).toBe(null);
      const startAt = called.formSubmittedAt;
      await expect
        .poll(async () => (await firefoxClock(queue, keyOf(called), crm.clock()))?.metAt, INTERVAL)
        .toBe(metAt);
      expect(await firefoxClock(queue, keyOf(called), crm.clock())).toMatchObject({ startAt });
      await expect.poll(() => toldOf(late), INTERVAL).toEqual(['at-risk', 'breach', 'level', 'start']);
      const alarms = (await firefoxAlarms(queue)).map(({ name }) => name);
      expect(alarms).toEqual(expect.arrayContaining(['watch', 'lead-poll']));
    });
});
