import type { Page } from '@playwright/test';
import { longestTask } from './review-watch';
import { type Summary, summarize } from './statistics';

interface Press {
  /** What is clicked, or chosen from, or typed into. */
  target: string;
  /** One for each press in turn; clicks need none. */
  values?: readonly string[];
}

const PRESSES: Record<string, Press> = {
  'sort by amount': { target: '.cell-amount .sort' },
  'sort by owner': { target: '.cell-owner .sort' },
  'sort by close date': { target: '.cell-closeDate .sort' },
  'sort by name': { target: '.cell-title .sort' },
  'filter by a value': { target: '.panel-choice input' },
  'search two words': { target: '.search input', values: ['larkspur 1', 'larkspur 2', 'quillon 3', ''] },
  'group by owner, by stage': { target: '.toolbar select', values: ['owner', 'stage', ''] },
};

/** From each press to the frame with what was asked for, and the longest task of the page that it took. */
export async function pressTimes(page: Page, runs: number): Promise<Record<string, Summary>> {
  const result: Record<string, Summary> = {};
  await longestTask(page);
  const work = await watchWork(page);
  for (const [name, { target, values = [''] }] of Object.entries(PRESSES)) {
    // Each kind of press an even number of times, or each value equally often.
    const count = values.length * Math.ceil(runs / values.length);
    const even = values.length === 1 ? 2 * Math.ceil(count / 2) : count;
    const before = await work.sum();
    result[name] = summarize(await pressed(page, { target, values, count: even }));
    const perPress = ((await work.sum()) - before) / even;
    result[`${name}: main thread at work`] = summarize([perPress]);
    result[`${name}: longest task (0: none over 50 ms)`] = summarize([await longestTask(page)]);
  }
  await work.end();
  return result;
}

/** Milliseconds that the page's main thread was at work, not by the wall: what others do on the machine counts less. */
async function watchWork(page: Page): Promise<{ sum(): Promise<number>; end(): Promise<void> }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    async sum() {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
    },
    end: () => cdp.detach(),
  };
}

const pressed = (
  page: Page,
  press: { target: string; values: readonly string[]; count: number },
): Promise<number[]> =>
  page.evaluate(async ({ target, values, count }) => {
    const times: number[] = [];
    for (let run = 0; run < count; run += 1) {
      const start = performance.now();
      const answered = new Promise<void>((resolve) => {
        const rows = document.querySelector('.grid tbody');
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve();
        });
        if (rows) observer.observe(rows, { subtree: true, childList: true, characterData: true });
        // What changes no row that is drawn is not waited for without end.
        setTimeout(resolve, 3000);
      });
      const element = document.querySelector<HTMLElement>(target);
      if (element instanceof HTMLInputElement && element.type !== 'checkbox') {
        element.value = values[run % values.length] ?? '';
        element.dispatchEvent(new Event('input', { bubbles: true }));
      } else if (element instanceof HTMLSelectElement) {
        element.value = values[run % values.length] ?? '';
        element.dispatchEvent(new Event('change', { bubbles: true }));
      } else element?.click();
      await answered;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - start);
    }
    return times;
  }, press);

/** Scrolls a few rows with each frame, and jumps far every fiftieth; how far apart the frames were. */
export async function scrolledFrames(page: Page, count: number): Promise<Record<string, Summary>> {
  const work = await watchWork(page);
  const before = await work.sum();
  const gaps = await page.evaluate(async (frames) => {
    const box = document.querySelector('.grid-scroll');
    const at: number[] = [];
    for (let frame = 0; frame <= frames; frame += 1) {
      at.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
      if (box) box.scrollTop = frame % 50 === 49 ? (frame / frames) * box.scrollHeight : box.scrollTop + 70;
    }
    return at.slice(1).map((time, index) => time - (at[index] ?? 0));
  }, count);
  const perFrame = ((await work.sum()) - before) / count;
  await work.end();
  const share = (limit: number) => (100 * gaps.filter((gap) => gap > limit).length) / gaps.length;
  return {
    'scrolling: between two frames': summarize(gaps),
    'scrolling: main thread at work for each frame': summarize([perFrame]),
    'scrolling: frames after more than 17 ms, %': summarize([share(17)]),
    'scrolling: frames after more than 34 ms, %': summarize([share(34)]),
    'scrolling: longest task (0: none over 50 ms)': summarize([await longestTask(page)]),
  };
}
