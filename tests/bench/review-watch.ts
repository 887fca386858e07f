import type { Page } from '@playwright/test';

interface Kept {
  longTasks: number[];
  pictures: number[];
}

/**
 * Keeps every task of the page's main thread that takes over 50 ms, and when each picture up to the one with the
 * first rows was begun; to be called before the page is opened.
 */
export async function watchPage(page: Page): Promise<void> {
  // tsx names inner functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name ??= (inner) => inner');
  await page.addInitScript(() => {
    const kept: Kept = { longTasks: [], pictures: [] };
    Object.assign(globalThis, kept);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.longTasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
    const note = (): void => {
      kept.pictures.push(performance.now());
      if (performance.getEntriesByName('leadlight:review-painted').length === 0) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
}

/** The longest task since it was asked last; 0 when none took over 50 ms. */
export const longestTask = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { longTasks } = globalThis as unknown as Kept;
    return Math.max(0, ...longTasks.splice(0));
  });

/** How many pictures were begun between two moments of the page's clock. */
export const picturesBetween = (page: Page, from: number, to: number): Promise<number> =>
  page.evaluate(
    ([from, to]) => (globalThis as unknown as Kept).pictures.filter((at) => at > from && at < to).length,
    [from, to] as const,
  );
