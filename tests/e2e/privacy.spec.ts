import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORD_HOSTS } from '../../src/crm/record-hosts';
import { showcaseLeadIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { EXTENSION_DIR } from './browser';
import {
  assessedSidebar,
  dealUrl,
  type ExtensionApi,
  expect,
  extensionOrigin,
  openReview,
  storedRecord,
  test,
} from './extension-test';

test.use({ spec: 'privacy' });

/** What the CRMs' own pages ask their server for. */
const PAGES_OWN = /^\/(?:demo-assets|demo-data|contacts|lightning)\//;

/** Addresses of what stands in a page change with each browser session, so that no page can know them. */
const DYNAMIC_ADDRESS =
  /^chrome-extension:\/\/[0-9a-f]{8}-[0-9a-f-]{27}\/(?:sidebar|guard)(?:\.html|-part\.js)/;

test('only the pages talk to the CRM, and the extension to nobody', async ({ page, context, crm }) => {
  const asked: { url: string; from: string }[] = [];
  const offContext: string[] = [];
  context.on('request', (request) => {
    const worker = request.serviceWorker();
    const from = worker ? worker.url() : request.frame().url();
    asked.push({ url: request.url(), from });
  });
  context.on('page', (opened) => opened.on('websocket', (socket) => offContext.push(socket.url())));
  page.on('websocket', (socket) => offContext.push(socket.url()));
  const served = crm.requests.length;

  const { hubspotId, hubspotContactId, salesforceId } = showcaseLeadIds('fresh');
  const records = [
    dealUrl(crm, 'hubspot', 'stale'),
    dealUrl(crm, 'salesforce', 'negotiation-troubled'),
    recordUrl(crm.data, 'hubspot', 'lead', hubspotId),
    recordUrl(crm.data, 'hubspot', 'contact', hubspotContactId),
    recordUrl(crm.data, 'salesforce', 'lead', salesforceId),
  ];
  let origin = '';
  for (const url of records) {
    await page.goto(url);
    const frame = await assessedSidebar(page);
    origin = await extensionOrigin(frame);
    await expect.poll(async () => (await storedRecord(frame)).snapshot !== null).toBe(true);
  }
  const review = await openReview(context, origin);
  const row = review.getByRole('row').filter({ hasText: 'Fenwhistle Clinics – pilot group' }).first();
  await row.click();
  await expect(
    review
      .getByRole('complementary', { name: 'Record' })
      .getByText(/Stale in/)
      .first(),
  ).toBeVisible();
  await review.close();

  const pages = asked.filter(({ url }) => url.startsWith('https:'));
  const own = asked.filter(({ url }) => url.startsWith('chrome-extension:'));
  expect(pages.length).toBeGreaterThan(records.length);
  expect(own.length).toBeGreaterThan(0);
  const others = asked.filter(({ url }) => !/^(?:https|chrome-extension|data|about):/.test(url));
  expect(others).toEqual([]);
  const notOwn = own.filter(({ url }) => !url.startsWith(origin) && !DYNAMIC_ADDRESS.test(url));
  expect(notOwn).toEqual([]);
  expect(pages.filter(({ from }) => from.startsWith('chrome-extension:'))).toEqual([]);
  expect(pages.filter(({ url }) => !PAGES_OWN.test(new URL(url).pathname))).toEqual([]);
  expect(offContext).toEqual([]);

  /** The server's own log also has what no page shows, such as a worker's requests. */
  const log = crm.requests.slice(served);
  expect(log.length).toBeGreaterThan(records.length);
  expect(log.filter(({ path }) => !PAGES_OWN.test(path))).toEqual([]);
  expect(log.filter(({ method }) => method !== 'GET')).toEqual([]);
  const keyOf = (host: string, path: string) => `${host}${path}`;
  const byPages = pages.map(({ url }) =>
    keyOf(new URL(url).hostname, new URL(url).pathname + new URL(url).search),
  );
  for (const { host, path } of log) expect(byPages).toContain(keyOf(host, path));
});

test('the extension page’s policy stops requests to the outside', async ({ page, context, crm }) => {
  await page.goto(dealUrl(crm, 'hubspot', 'stale'));
  const frame = await assessedSidebar(page);
  const review = await openReview(context, await extensionOrigin(frame));
  const served = crm.requests.length;
  for (const place of [frame, review]) {
    const outcome = await place.evaluate(() =>
      fetch('https://app.hubspot.com/demo-data/deal').then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(outcome).toBe('refused');
  }
  expect(crm.requests.slice(served)).toEqual([]);
  await review.close();
});

test('the manifest asks for storage, alarms and a page of its own, and for no host beyond the record pages', async ({
  page,
  crm,
}) => {
  await page.goto(dealUrl(crm, 'hubspot', 'stale'));
  const frame = await assessedSidebar(page);
  const installed = await frame.evaluate(() =>
    (globalThis as unknown as { chrome: ExtensionApi }).chrome.runtime.getManifest(),
  );
  const built = JSON.parse(readFileSync(join(EXTENSION_DIR, 'manifest.json'), 'utf8'));
  for (const manifest of [built, installed]) {
    expect(manifest.permissions).toEqual(['storage', 'alarms', 'offscreen']);
    for (const name of ['host_permissions', 'externally_connectable'])
      expect(manifest[name] ?? []).toEqual([]);
    // Asked for where a CRM is connected, never at install.
    expect(manifest.optional_permissions).toEqual(['cookies', 'identity', 'notifications']);
    expect(manifest.optional_host_permissions).toEqual(['https://*/*']);
    const matches = manifest.content_scripts.flatMap((script: { matches: string[] }) => script.matches);
    expect([...matches].sort()).toEqual([...RECORD_HOSTS].sort());
    const resources = manifest.web_accessible_resources;
    expect(resources.flatMap((entry: { resources: string[] }) => entry.resources)).toEqual([
      'sidebar.html',
      'guard.html',
      'guard-part.js',
    ]);
  }
});
