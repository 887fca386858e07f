import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, iso, NOW, newKey, type Published } from '../../src/pack-sync/testing/publisher';
import { subscriptionText } from '../../src/record/subscription-text';
import type { SigningKey } from '../../src/signing/keys';
import { companyPack, publishPack } from './pack-faults';
import { type PackBrowser, startPackBrowser } from './pack-surroundings';

/** Several packs at once, packs from files, and what a policy allows; the network is a table. */
const RULES: { id: string }[] = companyPack(1).rules;
const [shared, other] = RULES;
if (!shared || !other) throw new Error('The small pack has two rules.');

let key: SigningKey;
let browser: PackBrowser;
let files: Map<string, string>;
beforeAll(async () => {
  key = await newKey();
});
beforeEach(async () => {
  files = new Map();
  browser = await startPackBrowser({
    fetch: async (url) => {
      const body = files.get(url);
      return new Response(body ?? null, { status: body === undefined ? 404 : 200 });
    },
  });
});

const urlOf = (team: string) => `https://packs.example/${team}/manifest.json?token=secret`;
const textOf = (team: string) =>
  subscriptionText({ url: urlOf(team), publicKey: key.publicKey, group: null });

async function serve(team: string, version: number, rules: object[], name = team): Promise<Published> {
  const document = companyPack(version, { id: team, name, rules });
  const published = await publishPack(
    key,
    version,
    { packId: team, publishedAt: iso(NOW - DAY + version * 1000) },
    document,
  );
  files.set(urlOf(team), published.text);
  files.set(new URL(published.manifest.file, urlOf(team)).href, new TextDecoder().decode(published.pack));
  return published;
}

const rulesInForce = async () =>
  (await browser.sync.standing()).rules.map(({ id, pack, insteadOf }) => [id, pack, ...insteadOf]);

describe('several packs', () => {
  it('count in the order of the policy, then the own ones, the newest first; each rule says whose it is', async () => {
    await serve('company', 1, [shared]);
    await serve('team', 1, [shared, other]);
    await serve('own', 1, [
      { ...other, title: 'Mine' },
      { ...other, id: 'my-rule' },
    ]);
    browser.policy = { packs: [textOf('company'), textOf('team')], mayAdd: true };
    await browser.restart();
    await browser.sync.wake();
    await browser.sync.subscribe(textOf('own'));
    expect(await rulesInForce()).toEqual([
      [shared.id, 'company', 'team'],
      [other.id, 'team', 'own'],
      ['my-rule', 'own'],
    ]);
    expect((await browser.sync.subscriptions()).map(({ name, precedence }) => [name, precedence])).toEqual([
      ['company', 1],
      ['team', 2],
      ['own', 3],
    ]);
    expect(await browser.inUse()).toEqual(['signed', 'company', 1]);
  });

  it('tell the pages when one further down changes', async () => {
    await serve('company', 1, [shared]);
    await serve('team', 1, [shared]);
    const team = await browser.sync.subscribe(textOf('team'));
    browser.now += 1;
    await browser.sync.subscribe(textOf('company'));
    const before = browser.announced.length;
    await serve('team', 2, [shared, other]);
    await browser.sync.syncNow(team.id);
    expect(browser.announced.slice(before)).toEqual([
      expect.objectContaining({
        id: 'company',
        version: 1,
        also: [{ id: 'team', version: 2, subscription: team.id }],
      }),
    ]);
    expect(await rulesInForce()).toEqual([
      [shared.id, 'company', 'team'],
      [other.id, 'team'],
    ]);
    await browser.sync.unsubscribe(team.id);
    expect(await rulesInForce()).toEqual([[shared.id, 'company']]);
  });
});

describe('a policy', () => {
  it('can keep users from adding packs, and names what is wrong with it', async () => {
    browser.policy = { packs: ['leadlight-pack:https://packs.example/m.json#key=abc'], mayAdd: false };
    await browser.restart();
    expect(await browser.sync.standing()).toMatchObject({
      mayAdd: false,
      policyProblems: [expect.stringMatching(/^Pack 1 of the policy: The subscription has no key/)],
    });
    await expect(browser.sync.subscribe(textOf('own'))).rejects.toThrow(/only the packs it set/);
    await expect(browser.sync.preview(textOf('own'))).rejects.toThrow(/only the packs it set/);
  });
});

describe('before following', () => {
  it('tells where it leads and the fingerprint of the key, and fetches nothing', async () => {
    expect(await browser.sync.preview(textOf('team'))).toEqual({
      host: 'packs.example',
      keyId: key.keyId,
      group: null,
      version: null,
    });
    expect(await browser.sync.subscriptions()).toEqual([]);
    await expect(browser.sync.preview('https://packs.example')).rejects.toThrow(/Copy the whole line/);
  });
});

describe('a pack from files', () => {
  const chosen = ({ manifest, text, pack }: Published, more: { name: string; text: string }[] = []) => [
    { name: 'manifest.json', text },
    { name: manifest.file, text: new TextDecoder().decode(pack) },
    ...more,
  ];
  const keyFile = () => ({ name: 'public-key.txt', text: `${key.publicKey}\n` });

  it('goes through the same checks, is looked at by nobody, and is updated by newer files', async () => {
    const one = await serve('team', 1, [shared]);
    expect(await browser.sync.previewFiles(chosen(one, [keyFile()]))).toMatchObject({
      host: null,
      keyId: key.keyId,
      version: { packId: 'team', version: 1 },
    });
    const first = await browser.sync.subscribeFiles(chosen(one, [keyFile()]));
    expect(first).toMatchObject({ url: null, state: 'current', isInForce: true, nextCheckAt: null });
    expect(browser.alarm).toBeNull();
    expect(await browser.sync.syncNow(first.id)).toMatchObject({ state: 'current' });
    const two = await serve('team', 2, [shared]);
    expect(await browser.sync.subscribeFiles(chosen(two))).toMatchObject({
      id: first.id,
      version: { version: 2 },
    });
    expect(await browser.sync.subscribeFiles(chosen(one))).toMatchObject({
      state: 'older-version',
      version: { version: 2 },
    });
    const stranger = await newKey();
    const foreign = await publishPack(stranger, 3, { packId: 'team' }, companyPack(3, { id: 'team' }));
    expect(await browser.sync.subscribeFiles(chosen(foreign))).toMatchObject({ state: 'wrong-key' });
  });

  it('says which file is missing', async () => {
    const [manifest, pack] = chosen(await serve('team', 1, [shared]));
    if (!manifest || !pack) throw new Error('Two were chosen.');
    await expect(browser.sync.previewFiles([pack])).rejects.toThrow(/None of these files is a manifest/);
    await expect(browser.sync.previewFiles([manifest])).rejects.toThrow(/pack file team-1-/);
    await expect(browser.sync.previewFiles([manifest, manifest])).rejects.toThrow(/Two of these/);
    await expect(browser.sync.previewFiles([manifest, pack])).rejects.toThrow(/public-key\.txt/);
  });
});

it('the report for support names packs, rules and trouble, but no address', async () => {
  await serve('team', 1, [shared]);
  await browser.sync.subscribe(textOf('team'));
  const report = await browser.sync.report();
  expect(JSON.parse(report)).toMatchObject({
    schema: 'leadlight-pack-report/1',
    leadlight: '1',
    rules: [{ id: shared.id, pack: 'team', version: 1 }],
    subscriptions: [{ host: 'packs.example', keyId: key.keyId, state: 'current', version: { version: 1 } }],
  });
  expect(report).not.toContain('secret');
  expect(report).not.toContain('/team/');
});
