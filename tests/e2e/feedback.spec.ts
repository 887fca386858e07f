import { createHmac } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { waitingLead } from '../../src/store/testing/leads';
import { createCertificate } from '../demo-crm/tls';
import { violations } from './axe';
import { type LaunchedBrowser, launchBrowser, stopBackground } from './browser';
import { grantedExtension, LOCALHOST } from './granted-extension';
import { putRows, rowsOf } from './store-table';

/**
 * Feedback on rules over a webhook: to nobody before the user says so, without a reason or a record; kept while the
 * receiver is away, refuses it, or may not be reached any more. No CRM is there.
 */
test.describe.configure({ mode: 'serial' });

const SECRET = 'a secret of this test';
const REASON = 'Ms Example asked us to wait';

interface Api {
  runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> };
  permissions: { remove(access: { origins: readonly string[] }): Promise<boolean> };
}
type Extension = typeof globalThis & { chrome: Api };

interface Received {
  key: string;
  signature: string;
  body: string;
  cookie: string | undefined;
}

const received: Received[] = [];
/** The next statuses; then 200. */
let answers: number[] = [];
let server: Server;
let port = 0;
let extensionDir: string;
let profileDir: string;
let browser: LaunchedBrowser;
let options: Page;

const listen = (): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));

async function goAway(): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function launch(): Promise<void> {
  browser = await launchBrowser({ extensionDir, profileDir, viewport: { width: 720, height: 900 } });
  options = await browser.context.newPage();
  await options.goto(`${await browser.origin()}/options.html`);
}

test.beforeAll(async () => {
  server = createServer(await createCertificate(), async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { 'idempotency-key': key, 'leadlight-signature': signature, cookie } = request.headers;
    const body = Buffer.concat(parts).toString('utf8');
    received.push({ key: String(key), signature: String(signature), body, cookie });
    response.writeHead(answers.shift() ?? 200).end('ok');
  });
  await listen();
  port = (server.address() as AddressInfo).port;
  extensionDir = grantedExtension([LOCALHOST]);
  profileDir = `${extensionDir}-profile`;
  await launch();
  const counts = { rule: 'stale', pack: 'bundled@1', shown: 12, silent: 0, parked: 0, fixed: 3, gone: 1 };
  await putRows(
    options,
    'ruleDays',
    months().map((month) => ({ ...counts, day: `${month}-01` })),
  );
  const { identity } = waitingLead('4711', Date.now());
  const dismissal = {
    rule: 'stale',
    kind: 'dismiss',
    until: null,
    reason: REASON,
    at: Date.now(),
    fingerprint: '',
  };
  const reply = await options.evaluate(
    (args) =>
      (globalThis as Extension).chrome.runtime.sendMessage({ service: 'store', method: 'suppress', args }),
    [identity, dismissal],
  );
  expect(reply).toMatchObject({ ok: true });
});

test.afterAll(async () => {
  await browser?.close();
  await goAway();
  for (const dir of [extensionDir, profileDir]) rmSync(dir, { recursive: true, force: true });
});

/** This month and the two before it. */
function months(): string[] {
  const now = new Date();
  return [0, 1, 2].map((back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}

/** What waits still is due at once; in one transaction, as it may just be on its way. Runs inside the page. */
function makeDue(): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('leadlight');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('outbox', 'readwrite');
      const walk = writing.objectStore('outbox').openCursor();
      walk.onsuccess = () => {
        const at = walk.result;
        if (!at) return;
        if (at.value.waits) at.update({ ...at.value, nextAt: null });
        at.continue();
      };
      writing.oncomplete = () => resolve();
      opening.result.close();
    };
  });
}

const row = () => options.getByRole('listitem').filter({ hasText: 'Authors' });
const send = () => options.getByRole('button', { name: 'Send to Authors' });

/** As it is shown after the background was ended and the page opened anew. */
async function lookAnew(): Promise<void> {
  await stopBackground(options);
  await options.reload();
  await expect(row()).toBeVisible();
}

function isSigned({ signature, body }: Received): boolean {
  const [, at = '', mac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  return createHmac('sha256', SECRET).update(`${at}.${body}`, 'utf8').digest('hex') === mac;
}

test('nothing goes out before it is asked for; then counts of two months, without a reason or a record', async () => {
  const save = options.getByRole('button', { name: 'Save feedback for the pack’s author' });
  await expect(save).toBeVisible();
  const section = options.getByRole('region', { name: 'Webhooks: tell others' });
  await section.getByRole('button', { name: 'Add a channel of your own' }).click();
  await section.getByLabel('Name', { exact: true }).fill('Authors');
  for (const kind of await section.getByRole('group', { name: 'What goes out' }).getByRole('checkbox').all())
    await kind.setChecked(false);
  await section.getByLabel('Feedback on rules').check();
  await section
    .getByLabel('Address', { exact: true })
    .fill(`https://localhost:${port}/hook?token=of-the-address`);
  await section.getByLabel('Secret for the signature').fill(SECRET);
  await section.getByLabel('On this device').check();
  await section.getByRole('button', { name: 'Allow and switch on' }).click();
  await expect(row()).toContainText(/On, to localhost:\d+ as Plain JSON, signed\./);
  // With ids only nobody could read whose browser counted what.
  await lookAnew();
  await expect(save).toBeVisible();
  await expect(send()).toHaveCount(0);
  await row().getByRole('button', { name: 'Change: Authors' }).click();
  await row().getByLabel('Names and links').check();
  await row().getByRole('button', { name: 'Allow and switch on' }).click();
  await expect(row()).toContainText('with names and links');
  await lookAnew();
  await expect(send()).toBeVisible();
  expect(await violations(options)).toEqual([]);

  await options.getByLabel('With the reasons I typed').check();
  const saving = options.waitForEvent('download');
  await save.click();
  const file = readFileSync(await (await saving).path(), 'utf8');
  expect(file).toContain(REASON);
  expect(received).toEqual([]);

  await send().click();
  await expect(options.getByText('On its way to Authors, without the reasons.')).toBeVisible();
  expect(await rowsOf(options, 'outbox')).toHaveLength(2);
  await expect.poll(() => received.length).toBe(2);
  const bodies = received.map(({ body }) => JSON.parse(body));
  const factsOf = ({ facts }: { facts: { label: string; value: string }[] }) =>
    new Map(facts.map(({ label, value }) => [label, value]));
  expect(bodies.map((body) => factsOf(body).get('Month')).sort()).toEqual(months().slice(0, 2).sort());
  for (const [at, body] of bodies.entries()) {
    expect(body).toMatchObject({ version: 1, kind: 'feedback', record: null, id: received[at]?.key });
    expect(factsOf(body).get('stale (bundled@1)')).toBe('shown 12, silent 0, parked 0, fixed 3, gone 1');
  }
  for (const one of received) {
    expect([isSigned(one), one.cookie]).toEqual([true, undefined]);
    expect(one.body).not.toMatch(/Ms Example|4711|Lead 4711/);
  }
});

test('while the receiver is away it waits, over the end of the background, and goes out', async () => {
  received.length = 0;
  await goAway();
  await send().click();
  await lookAnew();
  await expect(row()).toContainText(/2 messages wait\. The receiver can’t be reached\. Tried again at/);
  await listen();
  // An attempt that is under way just now fails still, and waits once more.
  await expect(async () => {
    await options.evaluate(makeDue);
    await lookAnew();
    // One whose background ended before it had noted the answer comes again, under its key.
    expect(new Set(received.map(({ key }) => key)).size).toBe(2);
  }).toPass();
  await expect(row()).not.toContainText(/wait/);
});

test('what is refused is told with its reason, holds up nothing, and goes out when it is tried again', async () => {
  received.length = 0;
  answers = [410];
  await send().click();
  await expect(row()).toContainText('1 message could not be sent.');
  await expect(row()).toContainText('The receiver answered 410: there is no such webhook any more.');
  await expect.poll(() => received.length).toBe(2);
  expect(await violations(options)).toEqual([]);
  await row().getByRole('button', { name: 'Try again: Authors' }).click();
  await expect.poll(() => received.length).toBe(3);
  await expect(row()).not.toContainText('could not be sent');
  expect(received[2]?.key).toBe(received[0]?.key);
});

test('once the browser no longer lets it reach the receiver, nothing goes out and the row says so', async () => {
  received.length = 0;
  await browser.close();
  const file = join(extensionDir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: [] }));
  await launch();
  // No longer asked for by the manifest, it is the user's to take back.
  const origins = [LOCALHOST];
  expect(
    await options.evaluate(
      (taken) => (globalThis as Extension).chrome.permissions.remove({ origins: taken }),
      origins,
    ),
  ).toBe(true);
  await send().click();
  await expect(options.getByText('On its way to Authors')).toBeVisible();
  await options.reload();
  await expect(row()).toContainText(
    '2 messages wait. The browser is not allowed to send that there any more. Save the channel again to be asked.',
  );
  expect(received).toEqual([]);
});
