import 'fake-indexeddb/auto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCliAt } from '../../src/cli/testing/run-cli';
import { companyPack } from './pack-faults';
import { startPackBrowser } from './pack-surroundings';

/** From the terminal to the browser: keys, signing, a published folder, the printed line, a change of keys. */
const HOST = 'https://packs.example/team';
const folder = mkdtempSync(join(tmpdir(), 'leadlight-'));
/** A minute later at each version. */
let minute = 0;
const at = (name: string): string => join(folder, name);

async function cli(...args: string[]): Promise<string> {
  const { code, out, err } = await runCliAt(`2026-11-20T13:0${minute}:00Z`, ...args);
  if (code !== 0) throw new Error([...out, ...err].join('\n'));
  return out.join('\n');
}

async function newKey(name: string): Promise<string> {
  const printed = await cli('keygen', '--out', at(name));
  return /public key\s+(\S+)/.exec(printed)?.[1] ?? '';
}

/** Signs and publishes; answers the line to subscribe with. */
async function publish(version: number, key: string, ...more: string[]): Promise<string> {
  minute += 1;
  writeFileSync(at('pack.json'), JSON.stringify(companyPack(version)));
  await cli('sign', at('pack.json'), '--key', at(key), '--out', at('signed'), ...more);
  return cli('publish', at('signed'), '--to', at('www'), '--url', HOST);
}

it('what the terminal publishes, a browser follows through a change of keys', async () => {
  const [first, second] = [await newKey('first.json'), await newKey('second.json')];
  await newKey('stranger.json');
  const published = (name: string): string => readFileSync(join(at('www'), name), 'utf8');
  const browser = await startPackBrowser({
    fetch: async (url) => new Response(published(url.slice(HOST.length + 1))),
  });
  const line = await publish(1, 'first.json');
  expect(line).toContain(first);
  const { id, keyId } = await browser.sync.subscribe(line);
  expect(keyId).toBe(JSON.parse(published('manifest.json')).keyId);
  expect(await browser.inUse()).toEqual(['signed', 'company', 1]);
  expect(await cli('verify', at('signed'), '--public-key', first)).toMatch(/^ok/);
  await expect(cli('verify', at('signed'), '--public-key', second)).rejects.toThrow(/not with this one/);

  const look = async (): Promise<string> => (await browser.sync.syncNow(id)).state;
  await publish(2, 'first.json', '--next-key', second);
  expect(await look()).toBe('current');
  await publish(3, 'second.json');
  expect(await look()).toBe('current');
  expect(await browser.inUse()).toEqual(['signed', 'company', 3]);
  for (const key of ['first.json', 'stranger.json']) {
    await publish(4, key);
    expect(await look()).toBe('wrong-key');
  }
  expect(await browser.inUse()).toEqual(['signed', 'company', 3]);
});
