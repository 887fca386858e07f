import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Crm } from '../../src/record/types';
import { showcaseDealIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { EXTENSION_DIR, launchBrowser } from '../e2e/browser';
import { writeBareExtension } from './bare-extension';
import { contentScriptTime, type MainThreadTime } from './content-script-time';
import { extensionMemoryMb } from './extension-memory';
import { type BenchOptions, say } from './options';
import { measureCost, type PageCost } from './page-cost';
import { pageReadTimes } from './page-read';
import { openTimed, type StartTimes, timeNavigation } from './page-times';
import { type Summary, summarize } from './statistics';

const CRMS: readonly Crm[] = ['hubspot', 'salesforce'];

const NEXT_RECORD = '[data-demo="next-record"]';

function dealUrl(
  crm: DemoCrm,
  name: Crm,
  situation: 'negotiation-troubled' | 'stale' = 'negotiation-troubled',
): string {
  const ids = showcaseDealIds(situation);
  const id = name === 'hubspot' ? ids.hubspotId : ids.salesforceId;
  return `${recordUrl(crm.data, name, 'deal', id)}?delay=0`;
}

function startSummaries(title: string, times: StartTimes[]): Record<string, Summary> {
  const all = (key: keyof StartTimes): Summary => summarize(times.map((entry) => entry[key]));
  return {
    [`${title}: frame ready (the browser's share), ms`]: all('frameReady'),
    [`${title}: sidebar painted, ms`]: all('painted'),
    [`${title}: first warning, ms`]: all('firstWarning'),
  };
}

/**
 * Start times with the engine running in another tab (warm) and with no worker at all (cold),
 * turn by turn with an extension that only has an empty frame.
 */
async function startTimes(
  crm: DemoCrm,
  name: Crm,
  runs: number,
  bareDir: string,
): Promise<Record<string, Summary>> {
  const browser = await launchBrowser({ httpsPort: crm.httpsPort });
  const bareBrowser = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir: bareDir });
  const bare: StartTimes[] = [];
  const warm: StartTimes[] = [];
  const cold: StartTimes[] = [];
  const navigation: number[] = [];
  try {
    for (const { context } of [browser, bareBrowser])
      await (await openTimed(context, dealUrl(crm, name))).page.close();
    for (let run = 0; run < runs; run += 1) {
      const frame = await openTimed(bareBrowser.context, dealUrl(crm, name));
      bare.push(frame.times);
      await frame.page.close();
      const first = await openTimed(browser.context, dealUrl(crm, name));
      const second = await openTimed(browser.context, dealUrl(crm, name, 'stale'));
      cold.push(first.times);
      warm.push(second.times);
      navigation.push(await timeNavigation(second.page, NEXT_RECORD));
      await first.page.close();
      await second.page.close();
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  } finally {
    await browser.close();
    await bareBrowser.close();
  }
  return {
    'an empty frame of an extension, painted, ms': summarize(bare.map(({ painted }) => painted)),
    ...startSummaries('engine warm', warm),
    ...startSummaries('engine cold', cold),
    'in-page navigation: record drawn → first warning, ms': summarize(navigation),
  };
}

/** Main-thread time of the content script for a page load and for an in-page navigation. */
async function mainThreadTimes(crm: DemoCrm, name: Crm, runs: number): Promise<Record<string, Summary>> {
  const browser = await launchBrowser({ httpsPort: crm.httpsPort });
  const load: MainThreadTime[] = [];
  const navigation: MainThreadTime[] = [];
  try {
    await (await openTimed(browser.context, dealUrl(crm, name))).page.close();
    for (let run = 0; run < runs; run += 1) {
      const page = await browser.context.newPage();
      load.push(
        await contentScriptTime(page, async () => {
          await page.goto(dealUrl(crm, name));
          await page.waitForTimeout(1000);
        }),
      );
      navigation.push(
        await contentScriptTime(page, async () => {
          await page.locator(NEXT_RECORD).first().click();
          await page.waitForTimeout(1500);
        }),
      );
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return {
    'content script on the main thread: page load, CPU ms': summarize(load.map(({ cpu }) => cpu)),
    'content script on the main thread: page load, wall ms': summarize(load.map(({ wall }) => wall)),
    'content script on the main thread: navigation, CPU ms': summarize(navigation.map(({ cpu }) => cpu)),
    'content script on the main thread: navigation, wall ms': summarize(navigation.map(({ wall }) => wall)),
  };
}

/** The same page with and without the extension, turn by turn. */
async function pageCosts(crm: DemoCrm, name: Crm, runs: number): Promise<Record<string, Summary>> {
  const withIt = await launchBrowser({ httpsPort: crm.httpsPort });
  const without = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir: null });
  const added: Record<keyof PageCost, number[]> = { heapMb: [], nodes: [], longTasks: [] };
  try {
    for (let run = 0; run < runs; run += 1) {
      const on = await measureCost(withIt.context, dealUrl(crm, name));
      const off = await measureCost(without.context, dealUrl(crm, name));
      for (const key of Object.keys(added) as (keyof PageCost)[]) added[key].push(on[key] - off[key]);
    }
  } finally {
    await withIt.close();
    await without.close();
  }
  return Object.fromEntries(
    Object.entries(added).map(([key, list]) => [`added to the CRM page: ${key}`, summarize(list)]),
  );
}

/** Memory of an extension's processes with 2 and with 8 record tabs, per further tab. */
async function memoryPerTab(crm: DemoCrm, extensionDir: string): Promise<number | null> {
  const profileDir = mkdtempSync(join(tmpdir(), 'leadlight-bench-'));
  const browser = await launchBrowser({ httpsPort: crm.httpsPort, profileDir, extensionDir });
  try {
    const open = async (count: number): Promise<number | null> => {
      for (let tab = 0; tab < count; tab += 1) await openTimed(browser.context, dealUrl(crm, 'hubspot'));
      const [page] = browser.context.pages();
      const cdp = page && (await browser.context.newCDPSession(page));
      await cdp?.send('Memory.simulatePressureNotification', { level: 'critical' });
      await new Promise((resolve) => setTimeout(resolve, 3000));
      return extensionMemoryMb(profileDir);
    };
    const two = await open(2);
    const eight = await open(6);
    return two === null || eight === null ? null : Math.round(((eight - two) / 6) * 100) / 100;
  } finally {
    await browser.close();
  }
}

/** What the extension costs the page of each CRM, and how soon its warnings are there. */
export async function pageBench({ runs, crm: only }: BenchOptions): Promise<Record<string, unknown>> {
  const crm = await startDemoCrm({ now: Date.now() });
  const bareDir = writeBareExtension();
  const result: Record<string, unknown> = {};
  try {
    for (const name of CRMS.filter((crmName) => !only || only === crmName)) {
      const script = readFileSync(join(EXTENSION_DIR, `content-scripts/${name}-page.js`));
      result[`${name}: content script, bytes gz`] = gzipSync(script, { level: 9 }).length;
      say(`${name}: start times, ${runs} runs…`);
      const times = await startTimes(crm, name, runs, bareDir);
      say(`${name}: main-thread time, ${runs} runs…`);
      const mainThread = await mainThreadTimes(crm, name, runs);
      say(`${name}: cost to the page, ${runs} runs…`);
      const costs = await pageCosts(crm, name, runs);
      say(`${name}: reading a large page…`);
      result[name] = { ...times, ...mainThread, ...costs, ...(await pageReadTimes(name, runs)) };
    }
    say('memory per tab…');
    result['memory per further tab, empty frame, MB'] = await memoryPerTab(crm, bareDir);
    result['memory per further tab, Leadlight, MB'] = await memoryPerTab(crm, EXTENSION_DIR);
  } finally {
    await crm.close();
    rmSync(bareDir, { recursive: true, force: true });
  }
  return result;
}
