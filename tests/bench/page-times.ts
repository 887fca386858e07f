import type { BrowserContext, Page } from '@playwright/test';
import { sidebarFrame } from '../e2e/browser';

/** Milliseconds from the start of the content script. */
export interface StartTimes {
  /** The frame's own document parsed: the browser's share, before any code of the sidebar runs. */
  frameReady: number;
  /** Something of the sidebar on the screen. */
  painted: number;
  /** The first assessment with its warnings on the screen. */
  firstWarning: number;
}

/** When a mark was set, in epoch milliseconds with fractions: comparable between frames. */
const markTime = (name: string): number => {
  const [mark] = performance.getEntriesByName(name);
  return mark ? performance.timeOrigin + mark.startTime : 0;
};

/** Loads a record in a new tab and reads the marks of content script and sidebar. The tab stays open. */
export async function openTimed(
  context: BrowserContext,
  url: string,
): Promise<{ page: Page; times: StartTimes }> {
  const page = await context.newPage();
  await page.goto(url);
  const frame = await sidebarFrame(page);
  await frame.waitForFunction(() => performance.getEntriesByName('leadlight:painted-record').length > 0);
  const start = await page.evaluate(markTime, 'leadlight:start');
  const painted = await frame.evaluate(markTime, 'leadlight:painted');
  const firstWarning = await frame.evaluate(markTime, 'leadlight:painted-record');
  const ready = await frame.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return performance.timeOrigin + (entry?.domInteractive ?? 0);
  });
  const times = { frameReady: ready - start, painted: painted - start, firstWarning: firstWarning - start };
  return { page, times };
}

/**
 * Goes to the next record inside the single-page application. Returns the milliseconds from the
 * moment the page itself had drawn the new record to the warnings on the screen.
 */
export async function timeNavigation(page: Page, linkSelector: string): Promise<number> {
  const frame = await sidebarFrame(page);
  await frame.evaluate(() => performance.clearMarks('leadlight:painted-record'));
  const drawn = await page.evaluate(async (selector) => {
    const link = document.querySelector<HTMLElement>(selector);
    if (!link) throw new Error(`No ${selector} on this page`);
    const before = location.href;
    let lastChange = 0;
    const observer = new MutationObserver(() => {
      if (location.href !== before) lastChange = performance.timeOrigin + performance.now();
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    link.click();
    await new Promise((resolve) => setTimeout(resolve, 900));
    observer.disconnect();
    return lastChange;
  }, linkSelector);
  await frame.waitForFunction(() => performance.getEntriesByName('leadlight:painted-record').length > 0);
  return (await frame.evaluate(markTime, 'leadlight:painted-record')) - drawn;
}
