import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { HUBSPOT_TOKEN } from '../demo-crm/api/tokens';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { launchBrowser } from '../e2e/browser';
import { grantedExtension } from '../e2e/granted-extension';
import { type BenchOptions, say } from './options';
import { type Summary, summarize } from './statistics';

/** About 55% of them are open. */
const DEALS = 11_000;
/** What the demo CRM's headers allow, as a HubSpot account of the Professional tier (crm.md). */
const ALLOWED = { calls: 190, windowMs: 10_000 };
/** A limit per window may be used up at once: what counts is the pace after the first window. */
const WARM_UP_MS = ALLOWED.windowMs;
/** As a CRM's API takes over a network. */
const LATENCY_MS = 200;
const LOOK_MS = 250;
const TIMEOUT_MS = 300_000;

type Figures = Record<string, Summary>;

interface Pace {
  calls: number;
  seconds: number;
  deals: number;
}

/** A first reading of a HubSpot account in the real browser, and how much of the CRM's limit it uses. */
export async function syncBench({ runs }: BenchOptions): Promise<Record<string, Figures>> {
  const paces: { whole: Pace; steady: Pace }[] = [];
  for (let run = 0; run < runs; run += 1) {
    say(`reading ${run + 1} of ${runs}…`);
    paces.push(await firstReading());
  }
  const perSecond = ALLOWED.calls / (ALLOWED.windowMs / 1000);
  return {
    'HubSpot, first reading': {
      'steady calls, share of the limit': summarize(
        paces.map(({ steady }) => steady.calls / steady.seconds / perSecond),
        3,
      ),
      'steady calls per second': summarize(paces.map(({ steady }) => steady.calls / steady.seconds)),
      'deals with histories per second': summarize(paces.map(({ whole }) => whole.deals / whole.seconds)),
      'calls per 100 deals': summarize(
        paces.map(({ whole }) => (whole.calls * 100) / whole.deals),
        2,
      ),
      'whole reading, s': summarize(paces.map(({ whole }) => whole.seconds)),
    },
  };
}

async function firstReading(): Promise<{ whole: Pace; steady: Pace }> {
  const crm = await startDemoCrm({ now: Date.now(), deals: DEALS, leads: 40, latencyMs: LATENCY_MS });
  const extensionDir = grantedExtension();
  const browser = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir });
  try {
    const page = await browser.context.newPage();
    await page.goto(new URL('/options.html', (await browser.background()).url()).href);
    await connect(page);
    return await measured(page, crm);
  } finally {
    await browser.close();
    await crm.close();
    rmSync(extensionDir, { recursive: true, force: true });
  }
}

async function connect(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: 'HubSpot' });
  await form.getByLabel('Key or token').fill(HUBSPOT_TOKEN);
  await form.getByRole('button', { name: 'Allow and connect' }).click();
  await form.getByText('Connected to HubSpot').waitFor();
  await page.getByRole('button', { name: 'Choose what to keep…' }).click();
  await page.waitForFunction(() => document.querySelectorAll('optgroup').length > 0);
  // What connecting has used of the limit is given back within one window.
  await page.waitForTimeout(ALLOWED.windowMs);
}

/** Counts calls on the server, from the click to the end. */
async function measured(page: Page, crm: DemoCrm): Promise<{ whole: Pace; steady: Pace }> {
  const [from, startedAt] = [crm.requests.length, performance.now()];
  await page.getByRole('button', { name: 'Keep them on this device' }).click();
  let warm: { calls: number; at: number } | null = null;
  const isOver = page.getByText(/^Complete:/);
  while ((await isOver.count()) === 0) {
    const at = performance.now();
    if (!warm && at - startedAt >= WARM_UP_MS) warm = { calls: crm.requests.length, at };
    if (at - startedAt > TIMEOUT_MS) throw new Error('The reading did not come to its end.');
    await page.waitForTimeout(LOOK_MS);
  }
  const [to, endedAt] = [crm.requests.length, performance.now()];
  if (!warm) throw new Error('The reading was over before its pace was steady: take more deals.');
  const told = /([\d,]+) read/.exec(await isOver.innerText())?.[1] ?? '';
  const deals = Number(told.replaceAll(',', ''));
  const whole = { calls: to - from, seconds: (endedAt - startedAt) / 1000, deals };
  return { whole, steady: { calls: to - warm.calls, seconds: (endedAt - warm.at) / 1000, deals } };
}
