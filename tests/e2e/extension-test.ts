import { type BrowserContext, test as base, expect, type Frame, type Page } from '@playwright/test';
import type { Assessment } from '../../src/record/assessment';
import type { Crm, CrmRecord } from '../../src/record/types';
import type { OpenedRecord } from '../../src/record/visit';
import { SUMMARY } from '../../src/store/testing/filled-store';
import { type DealSituation, showcaseDealIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { type LaunchedBrowser, launchBrowser, sidebarFrame } from './browser';

/**
 * One demo CRM and one Chromium with the extension per spec file, a fresh page per test. Each file
 * names itself with `test.use({ spec })`: a worker option of its own is what keeps its browser, and
 * so the extension's store, apart from other files'.
 */
export const test = base.extend<
  { page: Page; context: BrowserContext },
  { spec: string; crm: DemoCrm; browserWithExtension: LaunchedBrowser }
>({
  spec: ['', { scope: 'worker', option: true }],
  crm: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from the pattern.
    async ({}, use) => {
      const crm = await startDemoCrm({ now: Date.now() });
      await use(crm);
      await crm.close();
    },
    { scope: 'worker' },
  ],
  browserWithExtension: [
    async ({ crm }, use) => {
      const browser = await launchBrowser({ httpsPort: crm.httpsPort });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ browserWithExtension }, use) => {
    await use(browserWithExtension.context);
  },
  page: async ({ context }, use) => {
    const page = await context.newPage();
    await use(page);
    await page.close();
  },
});

export { expect };

/** The sidebar with an assessed record in it. */
export async function assessedSidebar(page: Page): Promise<Frame> {
  const frame = await sidebarFrame(page);
  await frame.waitForFunction(() => performance.getEntriesByName('leadlight:assessment').length > 0);
  return frame;
}

/** The assessment the sidebar shows now. */
export async function shownAssessment(frame: Frame): Promise<Assessment> {
  return frame.evaluate(() => {
    const mark = performance.getEntriesByName('leadlight:assessment').at(-1) as PerformanceMark;
    return mark.detail;
  });
}

/** Waits until the assessment shown fulfils `check`, and returns it. */
export async function waitForAssessment(
  frame: Frame,
  check: (assessment: Assessment) => boolean,
): Promise<Assessment> {
  let found: Assessment | null = null;
  await expect
    .poll(async () => {
      const assessment = await shownAssessment(frame);
      if (check(assessment)) found = assessment;
      return found !== null;
    })
    .toBe(true);
  if (!found) throw new Error('No assessment passed the check.');
  return found;
}

/** A finding by rule kind. Throws when the pack has no such rule. */
export function findingOf(assessment: Assessment, kind: string, outcome?: string) {
  const finding = assessment.findings.find((f) => f.kind === kind && (!outcome || f.outcome === outcome));
  if (!finding) throw new Error(`No ${outcome ?? ''} finding of kind ${kind}`);
  return finding;
}

/** The page of a showcase deal in either CRM; `query` switches what the page does. */
export function dealUrl(crm: DemoCrm, name: Crm, situation: DealSituation, query = ''): string {
  const { hubspotId, salesforceId } = showcaseDealIds(situation);
  return recordUrl(crm.data, name, 'deal', name === 'hubspot' ? hubspotId : salesforceId) + query;
}

/** The part of the extension's own API that these tests call inside its frames and its background. */
export interface ExtensionApi {
  runtime: {
    id: string;
    getManifest(): Record<string, unknown>;
    sendMessage(message: unknown): Promise<unknown>;
    reload(): void;
  };
  storage: {
    local: {
      get(name: string): Promise<Record<string, unknown>>;
      set(items: Record<string, unknown>): Promise<void>;
    };
    session: {
      get(name: string): Promise<Record<string, unknown>>;
      set(items: Record<string, unknown>): Promise<void>;
    };
  };
  tabs: {
    query(filter: object): Promise<{ id?: number }[]>;
    sendMessage(tab: number, message: unknown, options: object): Promise<void>;
  };
}

/** The origin that the extension has in this browser. */
export async function extensionOrigin(frame: Frame): Promise<string> {
  const id = await frame.evaluate(
    () => (globalThis as unknown as { chrome: ExtensionApi }).chrome.runtime.id,
  );
  return `chrome-extension://${id}`;
}

/** The review page in a tab of its own. */
export async function openReview(context: BrowserContext, origin: string): Promise<Page> {
  const review = await context.newPage();
  await review.goto(`${origin}/review.html`);
  await expect(review.getByRole('heading', { name: 'Leadlight review' })).toBeVisible();
  return review;
}

/** The same tab as one that is new: the list of all records, as it is shown at first. */
export async function openAnew(review: Page): Promise<void> {
  await review.evaluate(() => sessionStorage.clear());
  await review.goto(new URL('/review.html', review.url()).href);
}

/**
 * Calls a service of the background the way the sidebar and the extension's pages do, and gives its answer.
 * @throws with the service's own message.
 */
export async function askBackground(
  place: Page | Frame,
  service: string,
  method: string,
  ...args: unknown[]
): Promise<unknown> {
  const reply = await place.evaluate(
    (call) => (globalThis as unknown as { chrome: ExtensionApi }).chrome.runtime.sendMessage(call),
    { service, method, args },
  );
  const { ok, value, message } = reply as { ok: boolean; value?: unknown; message?: string };
  if (!ok) throw new Error(message);
  return value;
}

/** What the store holds of the record that the sidebar shows. */
export async function storedRecord(frame: Frame): Promise<OpenedRecord> {
  const { identity } = await shownAssessment(frame);
  return (await askBackground(frame, 'store', 'openRecord', identity)) as OpenedRecord;
}

/** Stores a record as a visit to its page does; `own`: a page of the extension. */
export async function saveVisit(own: Page, record: CrmRecord): Promise<void> {
  await askBackground(own, 'store', 'saveVisit', record, SUMMARY, {});
}
