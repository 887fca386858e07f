import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { Assessment } from '../../src/record/assessment';
import { showcaseDealIds, showcaseLeadIds } from '../demo-crm/data/showcase';
import type { DemoData } from '../demo-crm/model';
import { recordUrl } from '../demo-crm/record-url';
import { startDemoCrm } from '../demo-crm/server';
import { type LaunchedBrowser, launchBrowser, sidebarFrame } from '../e2e/browser';
import { assessmentTable } from './assessment-table';
import { openFilledReview } from './filled-review';
import { parseStartOptions, type StartOptions, USAGE } from './start-options';

/** The second half of `npm start`: the demo CRM, a browser with the extension, one record. */
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** So low that its picture stays small. */
const REVIEW_PICTURE = { width: 1440, height: 760 };

/** A record worth looking at: the show case, or of a public set its oldest open deal. */
function recordToOpen(data: DemoData, options: StartOptions): string {
  if (options.record) return options.record;
  const key = options.crm === 'hubspot' ? 'hubspotId' : 'salesforceId';
  if (options.object === 'lead') {
    if (data.leads.length === 0) throw new Error('This data set has no leads; use --object deal.');
    return showcaseLeadIds('fresh')[key];
  }
  if (!options.dataDir) return showcaseDealIds('negotiation-troubled')[key];
  const isOpen = new Set(
    data.pipelines.flatMap((p) => p.stages.filter((s) => s.kind === 'open').map((s) => s.id)),
  );
  const open = data.deals
    .filter((deal) => isOpen.has(deal.stageId))
    .sort((a, b) => a.createdAt - b.createdAt);
  const [oldest] = open;
  if (!oldest) throw new Error('This data set has no open deal; name one with --record.');
  return oldest[key];
}

/** Waits for the assessment that the sidebar shows once the page has settled. */
async function assessmentOf(page: Page): Promise<Assessment> {
  const frame = await sidebarFrame(page);
  await frame.waitForFunction(() => performance.getEntriesByName('leadlight:assessment').length > 0, null, {
    timeout: 15_000,
  });
  await page.waitForTimeout(800);
  return frame.evaluate(() => {
    const [mark] = performance.getEntriesByName('leadlight:assessment') as PerformanceMark[];
    return mark?.detail;
  });
}

async function saveScreenshot(page: Page, { screenshot }: StartOptions): Promise<string> {
  const file = resolve(screenshot ?? '.leadlight/screenshot.png');
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  return file;
}

async function openRecord(
  { context }: LaunchedBrowser,
  data: DemoData,
  options: StartOptions & { object: 'deal' | 'lead' },
): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(recordUrl(data, options.crm, options.object, recordToOpen(data, options)));
  return page;
}

async function main(): Promise<void> {
  const options = parseStartOptions(process.argv.slice(2), hasDisplay);
  const crm = await startDemoCrm({
    now: Date.now(),
    ...(options.dataDir ? { dataDir: resolve(options.dataDir) } : {}),
  });
  const browser = await launchBrowser({
    httpsPort: crm.httpsPort,
    headless: options.isHeadless,
    colorScheme: options.isDark ? 'dark' : 'light',
    ...(options.isHeadless ? {} : { viewport: null }),
  });
  try {
    const { object } = options;
    const page =
      object === 'review'
        ? await openFilledReview(browser)
        : await openRecord(browser, crm.data, { ...options, object });
    if (!options.isHeadless) {
      console.log(
        `The ${object === 'review' ? 'review' : 'demo CRM'} is open in the browser. Close the window to stop.`,
      );
      await new Promise((done) => browser.context.once('close', done));
      return;
    }
    if (object === 'review') {
      await page.setViewportSize(REVIEW_PICTURE);
      console.log(`Screenshot: ${await saveScreenshot(page, options)}`);
      return;
    }
    const assessment = await assessmentOf(page);
    const file = await saveScreenshot(page, options);
    if (options.isJson) console.log(JSON.stringify(assessment, null, 2));
    else console.log(`${assessmentTable(assessment, page.url())}\nScreenshot: ${file}`);
  } finally {
    await browser.close().catch(() => {});
    await crm.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof TypeError || (error instanceof Error && error.message.startsWith('--')))
    console.error(`\n${USAGE}`);
  process.exit(1);
});
