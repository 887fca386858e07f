import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';

/** Nobody answers there: the page comes from here. */
const ADDRESS = 'https://bench.example/';

/**
 * Works on an empty page of Chromium with storage of its own, in which a module of this folder has set `inPage` to what
 * it exports. `prepare`: before the page is opened.
 */
export async function onBarePage<Result>(
  module: string,
  work: (page: Page) => Promise<Result>,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<Result> {
  const executablePath = process.env.CHROME_PATH;
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  try {
    const page = await browser.newPage();
    await prepare(page);
    await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto(ADDRESS);
    await page.addScriptTag({ content: await inPageScript(module) });
    return await work(page);
  } finally {
    await browser.close();
  }
}

/** A module of this folder with all that it needs, as one script that sets `inPage` to what it exports. */
export async function inPageScript(module: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, `${module}.ts`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'inPage',
    target: 'chrome120',
  });
  return outputFiles[0]?.text ?? '';
}
