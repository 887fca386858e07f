import type { Frame, Page, Worker } from '@playwright/test';
import type { PackGuard } from '../../src/pack-parts/guard';
import type { Crm } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import { assessedSidebar, type ExtensionApi, expect, waitForAssessment } from './extension-test';
import { putRows } from './store-table';

/** What the tests of the guard share: a pack that guards, and the ways in which reps change stages. */

let version = 1;

/** Puts the bundled pack with another guard in force, as a manager who publishes it would. */
export async function guardWith(background: Worker, guard: PackGuard): Promise<void> {
  version += 1;
  const id = 'guarded';
  const document = { ...bundledPack, id, version, guard };
  await putRows(background, 'packs', [{ id, version, document, origin: 'unverified', storedAt: 0 }]);
  await putRows(background, 'settings', [{ name: 'active-pack', value: { id, version } }]);
  await background.evaluate(announce, { id, version });
}

/** Runs in the background. */
async function announce(pack: { id: string; version: number }): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
  await chrome.storage.local.set({ 'pack-in-force': pack });
}

/** The stage changes that reach the CRM from now on. */
export function savesOf(page: Page): string[] {
  const saves: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') saves.push(request.postData() ?? '');
  });
  return saves;
}

/** Opens a deal, and waits until it is judged by the pack in force. */
export async function openGuarded(page: Page, url: string): Promise<Frame> {
  await page.goto(url);
  const frame = await assessedSidebar(page);
  await waitForAssessment(frame, ({ pack }) => pack.version === version);
  await planned(frame);
  return frame;
}

/** Waits until the guard has its answers to what the sidebar shows. */
export async function planned(frame: Frame): Promise<void> {
  await frame.waitForFunction(() => {
    const [assessment, plan] = ['leadlight:assessment', 'leadlight:guard-plan'].map(
      (name) => (performance.getEntriesByName(name).at(-1) as PerformanceMark | undefined)?.detail,
    );
    return plan !== undefined && plan.readAt === assessment?.asOf;
  });
}

/** The guard's frame, once it can ask. */
export async function guardFrame(page: Page): Promise<Frame> {
  const find = () => page.frames().find((one) => one.url().includes('/guard.html'));
  await expect.poll(() => find() !== undefined).toBe(true);
  const frame = find();
  if (!frame) throw new Error('The guard has no frame.');
  await frame.waitForFunction(() => performance.getEntriesByName('leadlight:guard-ready').length > 0);
  return frame;
}

/** Runs in the page, whose listeners hear a press only if they were there before the guard's. */
export function noteClicks(): void {
  const note = (event: Event): void => {
    document.documentElement.dataset.clickedAt = String(performance.timeOrigin + event.timeStamp);
  };
  window.addEventListener('click', note, true);
}

export const lastClick = (page: Page) =>
  page.evaluate(() => Number(document.documentElement.dataset.clickedAt));

/** When the question was painted. */
export const askedAt = (guard: Frame) =>
  guard.evaluate(
    () =>
      performance.timeOrigin + (performance.getEntriesByName('leadlight:guard-asked').at(-1)?.startTime ?? 0),
  );

export const question = (guard: Frame) =>
  guard.getByRole('dialog', { name: 'If it moves to Negotiation now' });

/** Chooses Negotiation the way reps do: on the Path, or in the dropdown of the highlights. */
export async function choose(page: Page, crm: Crm): Promise<void> {
  if (crm === 'salesforce') {
    await page.locator('.slds-path__item').filter({ hasText: 'Negotiation' }).first().click();
    await page.getByRole('button', { name: /mark as current/i }).click();
  } else {
    await page.getByRole('button', { name: 'Change Deal Stage' }).click();
    await page.getByRole('option', { name: 'Negotiation' }).getByRole('button').click();
  }
}

/** The same by keys alone. */
export async function chooseByKeys(page: Page, crm: Crm): Promise<void> {
  if (crm === 'salesforce') {
    await page.locator('.slds-path__item a').filter({ hasText: 'Negotiation' }).press('Enter');
    await page.getByRole('button', { name: /mark as current/i }).press('Space');
  } else {
    await page.getByRole('button', { name: 'Change Deal Stage' }).press('Enter');
    await page.getByRole('option', { name: 'Negotiation' }).getByRole('button').press('Enter');
  }
}

export const shownStage = (page: Page, crm: Crm) =>
  crm === 'salesforce'
    ? page.locator('.slds-path__item.slds-is-current')
    : page.locator('[data-test-id="highlight-property-item-dealstage"]');

export const focusIsIn = (page: Page, crm: Crm, hubspot: string, salesforce: string) =>
  page.evaluate(
    (selector) => document.activeElement?.closest(selector) !== null,
    crm === 'hubspot' ? `[data-test-id="${hubspot}"]` : `[data-target-selection-name$=".${salesforce}"]`,
  );
