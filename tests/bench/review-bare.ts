import type { BrowserContext, Page } from '@playwright/test';
import { watchPage } from './review-watch';

/** What a page shows: its markup without the rows, the rows, and all its styles. */
export interface Markup {
  shell: string;
  rows: string;
  styles: string;
}

/** Of the review, with its list on the screen. */
export const markupOf = (page: Page): Promise<Markup> =>
  page.evaluate(() => {
    const root = document.body.cloneNode(true);
    if (!(root instanceof HTMLElement)) throw new Error('The page has no body.');
    for (const script of root.querySelectorAll('script')) script.remove();
    const body = root.querySelector('.grid tbody');
    if (!body) throw new Error('The page shows no list.');
    const rows = body.innerHTML;
    body.replaceChildren();
    const sheets = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    return { shell: root.innerHTML, rows, styles: sheets.map(({ cssText }) => cssText).join('\n') };
  });

/**
 * The same list by hand: the markup of its rows is there as text, and what scrolls in only gets a place and other
 * words. What it takes is the browser's price of such a list, which no framework gets below.
 */
export async function openedBare(context: BrowserContext, origin: string, markup: Markup): Promise<Page> {
  const page = await context.newPage();
  await watchPage(page);
  await page.goto(`${origin}/managed-storage.json`);
  await page.evaluate(({ shell, styles }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    document.adoptedStyleSheets = [sheet];
    document.body.innerHTML = shell;
  }, markup);
  return page;
}

/** Milliseconds from the rows' text to the frame that shows them, begun so long after a frame. */
export const bareRows = (page: Page, rows: string, after: number): Promise<number> =>
  page.evaluate(
    async ({ rows, after }) => {
      const body = document.querySelector('.grid tbody');
      if (!body) throw new Error('The page has no list.');
      body.replaceChildren();
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await frame();
      await frame();
      await new Promise((resolve) => setTimeout(resolve, after));
      const start = performance.now();
      body.innerHTML = rows;
      await frame();
      return performance.now() - start;
    },
    { rows, after },
  );

/** Rows that scroll out of sight are placed where others scroll in, with the words of another row. */
export const followScroll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const HEIGHT = 32;
    const SPARE = 8;
    const box = document.querySelector('.grid-scroll');
    const rows = [...document.querySelectorAll<HTMLTableRowElement>('.grid tbody tr')];
    const texts = rows.map((row) => [...row.cells].map((cell) => cell.textContent));
    const placed = rows.map((_, at) => at);
    box?.addEventListener('scroll', () => {
      const from = Math.max(0, Math.floor(box.scrollTop / HEIGHT) - SPARE);
      for (const [at, row] of rows.entries()) {
        const line = from + ((((at - from) % rows.length) + rows.length) % rows.length);
        if (placed[at] === line) continue;
        placed[at] = line;
        row.style.transform = `translateY(${line * HEIGHT}px)`;
        for (const [column, cell] of [...row.cells].entries())
          if (column > 1) cell.textContent = texts[line % texts.length]?.[column] ?? '';
      }
    });
  });
