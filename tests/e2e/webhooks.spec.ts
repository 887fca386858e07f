import { createHmac } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { waitingLead } from '../../src/store/testing/leads';
import { createCertificate } from '../demo-crm/tls';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser, stopBackground } from './browser';
import { saveVisit } from './extension-test';
import { grantedExtension, LOCALHOST } from './granted-extension';
import { tableOf } from './store-table';

/**
 * A receiver on the loopback interface hears of breached clocks: once each, signed, over a background that is
 * killed; after a refusal once more, under the same key. No CRM is there.
 */
const MINUTE = 60_000;
const SECRET = 'a secret of this test';

interface Received {
  key: string;
  signature: string;
  body: string;
  cookie: string | undefined;
}

let server: Server;
let url: string;
const received: Received[] = [];
/** The next answers; then 200. */
let answers: { status: number; headers?: Record<string, string> }[] = [];
let extensionDir: string;
let browser: LaunchedBrowser;
let options: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = createServer(await createCertificate(), async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { 'idempotency-key': key, 'leadlight-signature': signature, cookie } = request.headers;
    const body = Buffer.concat(parts).toString('utf8');
    received.push({ key: String(key), signature: String(signature), body, cookie });
    const { status, headers } = answers.shift() ?? { status: 200 };
    response.writeHead(status, headers).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  url = `https://localhost:${port}/hook?token=of-the-address`;
  extensionDir = grantedExtension([LOCALHOST]);
  browser = await launchBrowser({
    extensionDir,
    viewport: { width: 720, height: 900 },
  });
  options = await browser.context.newPage();
  await options.goto(`${await browser.origin()}/options.html`);
});
test.afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(extensionDir, { recursive: true, force: true });
});

/** Stores a lead whose clock of five minutes is over after `leftMs`. */
const visit = (id: string, leftMs: number) =>
  saveVisit(options, waitingLead(id, Date.now() - 5 * MINUTE + leftMs));

const of = (id: string) => received.filter(({ body }) => body.includes(`"id":"${id}"`));

/** Killed before it has noted what was received, the background sends that again, under the same key. */
const areNoted = async () => (await tableOf(options, 'outbox')).every(({ doneAt }) => doneAt !== null);

/** As a receiver would check it (docs/webhooks.md). */
function isSigned({ signature, body }: Received): boolean {
  const [, at = '', mac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  const own = createHmac('sha256', SECRET).update(`${at}.${body}`, 'utf8').digest('hex');
  return own === mac && Math.abs(Date.now() / 1000 - Number(at)) < 300;
}

test('a channel is switched on with its address, which is never shown again', async () => {
  const section = options.getByRole('region', { name: 'Webhooks: tell others' });
  await section.getByRole('button', { name: 'Add a channel of your own' }).click();
  await section.getByLabel('Name', { exact: true }).fill('Desk');
  await section.getByRole('spinbutton', { name: 'Escalations from step' }).fill('1');
  await section.getByLabel('Names and links').check();
  await section.getByLabel('Address', { exact: true }).fill(url);
  await section.getByLabel('Secret for the signature').fill(SECRET);
  for (const [name, look] of Object.entries(LOOKS)) {
    await options.emulateMedia(look);
    expect(await violations(options), name).toEqual([]);
    await section.screenshot({ path: test.info().outputPath(`form-${name}.png`) });
  }
  await section.getByRole('button', { name: 'Allow and switch on' }).click();
  await expect(section).toContainText(/On, to localhost:\d+ as Plain JSON, signed\./);
  await section.getByRole('button', { name: 'Send a test: Desk' }).click();
  await expect(section).toContainText('The test was received.');
  expect(received.map(isSigned)).toEqual([true]);
  expect(await options.content()).not.toContain('of-the-address');
  for (const [name, look] of Object.entries(LOOKS)) {
    await options.emulateMedia(look);
    await section.screenshot({ path: test.info().outputPath(`row-${name}.png`) });
  }
});

test('a breach is told once, signed, over a background that is killed', async () => {
  await visit('1', 2_000);
  await expect.poll(() => of('1').length, { timeout: 20_000 }).toBe(1);
  await expect.poll(areNoted).toBe(true);
  for (let life = 0; life < 2; life += 1) {
    await stopBackground(options);
    await options.reload();
    await expect(options.getByText('Last sent')).toBeVisible();
  }
  const [one, ...others] = of('1');
  expect(others).toEqual([]);
  expect(one && isSigned(one)).toBe(true);
  expect(one?.cookie).toBe(undefined);
  expect(JSON.parse(one?.body ?? '')).toMatchObject({
    version: 1,
    id: one?.key,
    kind: 'clock-breached',
    record: { id: '1', name: 'Lead 1' },
    clock: { sla: 'first-contact' },
  });
});

test('what was refused comes again under the same key, over a kill', async () => {
  answers = [{ status: 500, headers: { 'Retry-After': '1' } }];
  await visit('2', 1_000);
  await expect.poll(() => of('2').length, { timeout: 20_000 }).toBe(1);
  await stopBackground(options);
  await options.reload();
  await expect.poll(() => of('2').length, { timeout: 20_000 }).toBe(2);
  const [first, second] = of('2');
  expect([second?.key, second?.body]).toEqual([first?.key, first?.body]);
  expect([first, second].every((one) => one && isSigned(one))).toBe(true);
});

test('a redirect is not followed, and is kept with its reason until it is tried again', async () => {
  answers = [{ status: 302, headers: { Location: url } }];
  await visit('3', 1_000);
  await expect(options.getByText('1 message could not be sent.')).toBeVisible({ timeout: 20_000 });
  await expect(options.getByText('The address leads to another one, which is not followed.')).toBeVisible();
  expect(of('3')).toHaveLength(1);
  expect(await violations(options)).toEqual([]);
  await options.getByRole('region', { name: 'Webhooks: tell others' }).screenshot({
    path: test.info().outputPath('failed.png'),
  });
  await options.getByRole('button', { name: 'Try again: Desk' }).click();
  await expect.poll(() => of('3').length, { timeout: 20_000 }).toBe(2);
  await expect(options.getByText('1 message could not be sent.')).toBeHidden({ timeout: 10_000 });
});
