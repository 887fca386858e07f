import type { BrowserContext } from '@playwright/test';

/** What a page load cost the CRM page's own main thread, read from the browser's counters. */
export interface PageCost {
  heapMb: number;
  nodes: number;
  longTasks: number;
}

/** Loads `url`, lets it settle, and reads the counters of the page's main thread. */
export async function measureCost(context: BrowserContext, url: string, settleMs = 1200): Promise<PageCost> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const state = globalThis as unknown as { longTasks: number };
    state.longTasks = 0;
    new PerformanceObserver((list) => {
      state.longTasks += list.getEntries().length;
    }).observe({ type: 'longtask', buffered: true });
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.goto(url);
  await page.waitForTimeout(settleMs);
  const longTasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number }).longTasks);
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  await page.close();
  return {
    heapMb: value('JSHeapUsedSize') / 2 ** 20,
    nodes: value('Nodes'),
    longTasks,
  };
}
