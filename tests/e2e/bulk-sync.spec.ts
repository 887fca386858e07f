import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SyncState } from '../../src/record/sync';
import type { HistoryEntry, HistoryField } from '../../src/record/types';
import type { StoredRecord } from '../../src/store/database';
import { HUBSPOT_TOKEN } from '../demo-crm/api/tokens';
import { changeDeal } from '../demo-crm/data/changes';
import { findStage } from '../demo-crm/data/lookup';
import type { Fault } from '../demo-crm/faults';
import type { DemoDeal } from '../demo-crm/model';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { expect, test } from './extension-test';
import { grantedExtension } from './granted-extension';

/**
 * The extension syncs every open deal of a HubSpot account under the CRM's faults, killed on the way, and
 * has exactly what the server has. `LEADLIGHT_FULL=1`: 20,000 deals and ten kills instead of 1,500 and three.
 */
const IS_FULL = process.env.LEADLIGHT_FULL === '1';
const OPEN_DEALS = IS_FULL ? 20_000 : 1_500;
/** About 55 % of what the demo CRM makes up is open. */
const DEALS = Math.ceil(OPEN_DEALS / 0.54);
const KILLS = IS_FULL ? 10 : 3;
/** As over a real network, so that a kill comes in the midst of something. */
const LATENCY_MS = 200;
const API = /^(?:GET|POST) api\.hubapi\.com\/crm\/v3\/objects\/deals/;

test.describe.configure({ timeout: IS_FULL ? 900_000 : 120_000 });

const FAULTS: readonly Omit<Fault, 'match' | 'after'>[] = [
  { status: 401 },
  { status: 403 },
  { status: 404 },
  { status: 423 },
  { status: 429 },
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 477, headers: { 'retry-after': '1' } },
  { status: 500 },
  { status: 503 },
  { status: 200, cut: 'before' },
  { status: 200, cut: 'within' },
  { status: 200, cut: 'half' },
  { status: 200, skewMs: 4 * 3_600_000 },
  { status: 200, skewMs: -4 * 3_600_000 },
];

let crm: DemoCrm;
let extensionDir: string;
let profileDir: string;
let browser: LaunchedBrowser;
let options: Page;

test.beforeEach(async () => {
  crm = await startDemoCrm({ now: Date.now(), deals: DEALS, leads: 40, latencyMs: LATENCY_MS });
  extensionDir = grantedExtension();
  profileDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  await launch();
});
test.afterEach(async () => {
  await browser.close();
  await crm.close();
  for (const dir of [extensionDir, profileDir]) rmSync(dir, { recursive: true, force: true });
});

async function launch(): Promise<void> {
  browser = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir, profileDir });
  const background = await browser.background();
  options = await browser.context.newPage();
  await options.goto(new URL('/options.html', background.url()).href);
}

const syncs = () => options.getByRole('region', { name: /^Keep my pipeline on this device/ });

async function connect(): Promise<void> {
  const form = options.getByRole('form', { name: 'HubSpot' });
  await form.getByLabel('Key or token').fill(HUBSPOT_TOKEN);
  await form.getByLabel('On this device').check();
  await form.getByRole('button', { name: 'Allow and connect' }).click();
  await expect(form.getByText(`Connected to HubSpot account ${crm.data.portalId}`)).toBeVisible();
}

async function start(): Promise<void> {
  await syncs().getByRole('button', { name: 'Choose what to keep…' }).click();
  await expect(syncs().getByLabel('Which').getByRole('option')).not.toHaveCount(0);
  await syncs().getByLabel('Read changes').selectOption('Only when I ask');
  await syncs().getByRole('button', { name: 'Keep them on this device' }).click();
}

async function stopBackground(): Promise<void> {
  const client = await browser.context.newCDPSession(options);
  await client.send('ServiceWorker.enable');
  await client.send('ServiceWorker.stopAllWorkers');
  await client.detach();
}

/** Everything in one table of the extension's store; run in a page of the extension. */
const readTable = (table: string) =>
  new Promise<unknown[]>((resolve, reject) => {
    const opening = indexedDB.open('leadlight');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const all = db.transaction(table).objectStore(table).getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => resolve(all.result);
      db.close();
    };
  });

async function syncState(): Promise<SyncState | undefined> {
  const [state] = (await options.evaluate(readTable, 'syncs')) as SyncState[];
  return state;
}
const metSoFar = async () => (await syncState())?.counts.met ?? 0;
const status = async () => (await syncState())?.status;

/** What the store has of every deal, by key, short enough to be handed over; run in a page of the extension. */
const digestDeals = () =>
  new Promise<Record<string, string>>((resolve, reject) => {
    const told = (history: readonly HistoryEntry[], field: HistoryField): string =>
      history
        .filter((entry) => entry.field === field)
        .map(({ at, to }) => `${at} ${to}`)
        .join();
    const opening = indexedDB.open('leadlight');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const all: IDBRequest<StoredRecord[]> = db.transaction('records').objectStore('records').getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => {
        const deals = all.result.map(({ key, record: { title, stage, history } }) => [
          key,
          [title, stage?.label, told(history, 'stage'), told(history, 'amount')].join('|'),
        ]);
        resolve(Object.fromEntries(deals));
      };
      db.close();
    };
  });

const storedDeals = (): Promise<Record<string, string>> => options.evaluate(digestDeals);

const isOpen = ({ stageId }: DemoDeal): boolean => findStage(crm.data, stageId)?.kind === 'open';
const keyOf = ({ hubspotId }: DemoDeal): string => `hubspot:${crm.data.portalId}:deal:${hubspotId}`;
const labelOf = (id: string): string => findStage(crm.data, id)?.label ?? id;

function folded<T>(history: readonly { at: number; value: T }[], text: (value: T) => string | null): string {
  let last: string | null = null;
  return history
    .flatMap(({ at, value }) => {
      const to = text(value);
      if (to === last) return [];
      last = to;
      return [`${at} ${to}`];
    })
    .join();
}

/** The same of the server's own data. */
const serverDeals = (): Record<string, string> =>
  Object.fromEntries(
    crm.data.deals
      .filter(isOpen)
      .map((deal) => [
        keyOf(deal),
        [
          deal.name,
          labelOf(deal.stageId),
          folded(deal.stageHistory, labelOf),
          folded(deal.amountHistory, (value) => (value === null ? null : String(value))),
        ].join('|'),
      ]),
  );

/** Every fault in turn, so far apart that one step meets few of them. */
function injectFaults(): void {
  crm.faults.clear();
  for (const [place, fault] of FAULTS.entries())
    crm.faults.add({ match: API, after: place * (IS_FULL ? 3 : 2), times: 1, ...fault });
}

/** Kills what reads, by turns the service worker and the whole browser; whoever comes next takes it on. */
async function kill(turn: number): Promise<void> {
  if (turn % 3 === 2) {
    await browser.close();
    await launch();
    return;
  }
  await stopBackground();
  await options.reload();
}

test('every open deal with its history, under faults and kills, is exactly the server’s', async () => {
  await connect();
  injectFaults();
  const startedAt = Date.now();
  const calls = crm.requests.length;
  await start();
  const open = crm.data.deals.filter(isOpen).length;
  expect(open).toBeGreaterThanOrEqual(OPEN_DEALS);
  for (let turn = 0; turn < KILLS; turn += 1) {
    const goal = (open * (turn + 1)) / (KILLS + 5);
    await expect.poll(metSoFar, { timeout: 120_000, intervals: [50] }).toBeGreaterThan(goal);
    expect(await status()).toBe('running');
    await kill(turn);
    injectFaults();
  }
  await expect.poll(status, { timeout: IS_FULL ? 600_000 : 90_000 }).toBe('idle');
  const seconds = (Date.now() - startedAt) / 1000;
  expect(await storedDeals()).toEqual(serverDeals());
  test.info().annotations.push({
    type: 'figures',
    description: `${open} deals, ${crm.requests.length - calls} calls, ${KILLS} kills, ${seconds.toFixed(1)} s`,
  });
  console.log(test.info().annotations.at(-1)?.description);

  await expect(syncs().getByText(/Data as of/)).toBeVisible();
  expect(await violations(options)).toEqual([]);
  const [moved] = crm.data.deals.filter(isOpen);
  if (!moved) throw new Error('No open deal.');
  changeDeal(
    crm.data,
    moved.hubspotId,
    { stageId: moved.stageId === 'demo' ? 'proposal' : 'demo' },
    { at: Date.now(), source: 'API', userId: null },
  );
  crm.faults.clear();
  await syncs()
    .getByRole('button', { name: /^Read now/ })
    .click();
  await expect.poll(async () => (await syncState())?.readings).toBe(2);
  await expect.poll(status, { timeout: 60_000 }).toBe('idle');
  expect((await storedDeals())[keyOf(moved)]).toBe(serverDeals()[keyOf(moved)]);

  await syncs()
    .getByRole('button', { name: /^Stop and wipe/ })
    .click();
  await syncs()
    .getByRole('button', { name: /^Delete from this device/ })
    .click();
  await expect(syncs().getByText(/Data as of/)).toHaveCount(0, { timeout: 60_000 });
  expect(await storedDeals()).toEqual({});
});
