import { expect, test } from '@playwright/test';
import { SUMMARY } from '../../src/store/testing/filled-store';
import { waitingLead } from '../../src/store/testing/leads';
import { FIREFOX, type FirefoxWithCrm, NO_FIREFOX, send, startFirefox, textOf } from './firefox-browser';
import { openFirefoxQueue } from './speed-to-lead-firefox-page';

const MINUTE = 60_000;

/** The queue in Firefox: it lists a lead that is stored, counts on, and takes an answer. */
test.describe('Firefox lists who waits', () => {
  test.skip(!FIREFOX, NO_FIREFOX);
  let firefox: FirefoxWithCrm;

  test.beforeAll(async () => {
    firefox = await startFirefox();
  });
  test.afterAll(() => firefox?.close());

  test('counts on by the second, and acknowledges by a key', async () => {
    const queue = await openFirefoxQueue(firefox.browser, firefox.crm);
    const lead = waitingLead('1', Date.now() - 5 * MINUTE + 90_000);
    await send(queue, 'store', 'saveVisit', lead, SUMMARY, {});
    const figure = () => queue.evaluate(() => document.querySelector('[role="timer"]')?.textContent ?? '');
    await expect.poll(figure, { timeout: 20_000 }).toMatch(/^1m \d\ds$/);
    const first = await figure();
    await expect.poll(figure).not.toBe(first);
    await expect.poll(() => textOf(queue), { timeout: 20_000 }).toMatch(/score \d+/);
    await queue.keyboard.press('a');
    await expect.poll(() => textOf(queue)).toContain('acknowledged');
  });
});
