import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCliAt } from '../cli/testing/run-cli';
import { bundledPack } from '../rule-packs/bundled';
import type { SigningKey } from '../signing/keys';
import { importKey, makeBoundKey, makeKeyWithFile } from './make-key';
import { packChecks } from './pack-checks';
import { EMPTY_FORM, type PublishForm, readTerms } from './publish-terms';
import { publicAddress, putVersion, readTarget } from './put-files';
import { checkSigned, readBack } from './read-back';
import { type SignedVersion, signVersion } from './sign-version';
import { versionFiles } from './version-files';
import { zipOf } from './zip';

const AT = '2026-11-20T13:06:00.000Z';
const NOW = Date.parse(AT);
const { subtle } = crypto;
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const company = { ...bundledPack, id: 'company', name: 'Company rules', version: 3 };
const text = `${JSON.stringify(company, null, 2)}\n`;
const deps = { subtle, now: NOW, appVersion: '0.1.0' };

let folder: string;
let key: SigningKey;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leadlight-'));
  key = await makeBoundKey(subtle);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const termsOf = (change: Partial<PublishForm> = {}) => {
  const read = readTerms({ ...EMPTY_FORM, ...change }, company, NOW);
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.terms;
};
const signed = (change: Partial<PublishForm> = {}): Promise<SignedVersion> =>
  signVersion(subtle, key, text, termsOf(change));

describe('a version that the browser signs', () => {
  it('is to the byte what the terminal writes with the same key, and the terminal verifies it', async () => {
    const made = await makeKeyWithFile(subtle, 'correct horse', random);
    const inFolder = (name: string) => join(folder, name);
    const [keyFile, packFile, out] = [inFolder('key.json'), inFolder('pack.json'), inFolder('out')];
    writeFileSync(keyFile, made.file);
    writeFileSync(packFile, text);
    process.env.PUBLISHING_TEST = 'correct horse';
    const options = ['--key', keyFile, '--out', out, '--passphrase-env', 'PUBLISHING_TEST'];
    const more = [
      '--group',
      'emea',
      '--stage',
      '10@2026-11-21',
      '--park-existing',
      '14',
      '--activate-at',
      '2026-11-22T08:00:00Z',
    ];
    expect(await runCliAt(AT, 'sign', packFile, ...options, ...more)).toMatchObject({ code: 0 });
    delete process.env.PUBLISHING_TEST;
    const form = {
      groups: 'emea',
      stages: [{ percent: '10', from: '2026-11-21' }],
      parkDays: '14',
      activateAt: '2026-11-22T08:00',
    };
    const version = await signVersion(subtle, made.key, text, termsOf(form));
    for (const { name, bytes } of [version.pack, version.manifestFile, version.publicKeyFile])
      expect(Buffer.from(bytes).equals(readFileSync(join(out, name)))).toBe(true);
    const written = mkdtempSync(join(folder, 'own-'));
    for (const { name, bytes } of [version.pack, version.manifestFile])
      writeFileSync(join(written, name), bytes);
    expect((await runCliAt(AT, 'verify', written, '--public-key', made.key.publicKey)).out[0]).toMatch(
      /^ok /,
    );
  });

  it('is checked as a rep’s browser does, and refused when a byte is another', async () => {
    const version = await signed();
    expect(await checkSigned(version, deps)).toEqual({ ok: true });
    const pack = { ...version.pack, bytes: version.pack.bytes.with(5, 65) };
    expect(await checkSigned({ ...version, pack }, deps)).toMatchObject({ ok: false, code: 'bad-signature' });
    const stranger = { ...version, publicKey: (await makeBoundKey(subtle)).publicKey };
    expect(await checkSigned(stranger, deps)).toMatchObject({ ok: false, code: 'wrong-key' });
  });

  it('is refused for a draft that is another version than its terms', async () => {
    await expect(signVersion(subtle, key, text, { ...termsOf(), version: 4 })).rejects.toThrow(
      /changed meanwhile/,
    );
  });
});

describe('a key of the browser', () => {
  it('can’t be exported, whether made, made with a file, or imported', async () => {
    const { key: withFile, file } = await makeKeyWithFile(subtle, 'pass', random);
    const imported = await importKey(subtle, file, 'pass');
    expect(imported.keyId).toBe(withFile.keyId);
    for (const { privateKey } of [key, withFile, imported]) {
      expect(privateKey.extractable).toBe(false);
      await expect(subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
    }
    await expect(importKey(subtle, file, 'wrong')).rejects.toThrow(/does not open/);
    await expect(importKey(subtle, file, '')).rejects.toThrow(/under a passphrase/);
    await expect(importKey(subtle, '{}', '')).rejects.toThrow(/no key file/);
  });
});

describe('terms', () => {
  it.each<[Partial<PublishForm>, RegExp]>([
    [{ expiresIn: '' }, /Good for/],
    [{ expiresIn: '1.5' }, /whole days/],
    [{ parkDays: '400' }, /from 1 to 365/],
    [{ groups: 'e m e a' }, /can’t be a group/],
    [{ stages: [{ percent: '0', from: '2026-11-21' }] }, /Stage 1/],
    [{ stages: [{ percent: '10', from: '' }] }, /Stage 1/],
    [
      {
        stages: [
          { percent: '50', from: '2026-11-21' },
          { percent: '10', from: '2026-11-22' },
        ],
      },
      /more browsers/,
    ],
    [{ activateAt: '2027-11-21T08:00' }, /be over before/],
    [{ nextKey: 'abc' }, /no public key/],
  ])('that can’t be are named: %j', (change, words) => {
    const read = readTerms({ ...EMPTY_FORM, ...change }, company, NOW);
    expect(read.ok ? '' : read.problems.join(' ')).toMatch(words);
  });

  it('end with the pack, and ask nothing that was not asked', () => {
    expect(termsOf()).toEqual({
      packId: 'company',
      version: 3,
      publishedAt: AT,
      expiresAt: '2027-02-18T13:06:00.000Z',
    });
    const read = readTerms(EMPTY_FORM, { ...company, expiresAt: '2026-12-01T00:00:00Z' }, NOW);
    expect(read).toMatchObject({ ok: true, terms: { expiresAt: '2026-12-01T00:00:00.000Z' } });
    expect(readTerms(EMPTY_FORM, { ...company, expiresAt: '2026-11-01T00:00:00Z' }, NOW)).toMatchObject({
      ok: false,
    });
  });
});

describe('putting it on a server', () => {
  const target = (change: object = {}) => {
    const where = {
      to: 'https://dav.example/team?sig=secret',
      manifestTo: '',
      headers: 'Authorization: Bearer top-secret',
      ...change,
    };
    return readTarget(where, { pack: 'p.json', manifest: 'manifest.json' });
  };

  it('sends the pack first, and the manifest only after it, each to its address with the headers', async () => {
    const calls: unknown[] = [];
    const found = target();
    if (!found.ok) throw new Error(found.problem);
    await putVersion(
      async (url, { method, headers }) => {
        calls.push([method, url, new Headers(headers).get('Authorization')]);
        return new Response(null, { status: 201 });
      },
      await signed(),
      found.target,
    );
    expect(calls).toEqual([
      ['PUT', 'https://dav.example/team/p.json', 'Bearer top-secret'],
      ['PUT', 'https://dav.example/team/manifest.json', 'Bearer top-secret'],
    ]);
  });

  it('takes two presigned addresses as they are, and hands out the manifest’s without its secret', () => {
    const found = target({
      to: 'https://b.example/p?X-Sig=1',
      manifestTo: 'https://b.example/m.json?X-Sig=2',
      headers: '',
    });
    expect(found).toMatchObject({
      ok: true,
      target: { packUrl: 'https://b.example/p?X-Sig=1', manifestUrl: 'https://b.example/m.json?X-Sig=2' },
    });
    expect(found.ok && publicAddress(found.target)).toBe('https://b.example/m.json');
  });

  it.each([403, 500, null])('stops at an answer of %s, with no secret in the words', async (status) => {
    const found = target();
    if (!found.ok) throw new Error(found.problem);
    const fetched: string[] = [];
    const work = putVersion(
      async (url) => {
        fetched.push(url);
        if (status === null) throw new TypeError(`Failed to fetch ${url}`);
        return new Response('top-secret', { status });
      },
      await signed(),
      found.target,
    );
    const message: unknown = await work.catch((error: unknown) =>
      error instanceof Error ? error.message : '',
    );
    expect(message).toMatch(/Nothing was published/);
    expect(message).not.toMatch(/secret/);
    expect(fetched).toHaveLength(1);
  });

  it.each([
    { to: 'http://dav.example/team' },
    { to: 'nowhere' },
    { to: 'https://me:pw@dav.example/' },
    { manifestTo: 'nowhere' },
    { headers: 'no header' },
    { headers: 'Bad name: x' },
  ])('refuses %j', (change) => expect(target(change)).toMatchObject({ ok: false }));

  it('is read back as a rep’s browser does: the old version there is told', async () => {
    const [old, version] = [
      await signed(),
      await signVersion(subtle, key, text, { ...termsOf(), publishedAt: '2026-11-20T13:06:01.000Z' }),
    ];
    const serving = (served: SignedVersion) => async (url: string) =>
      new Response(url.endsWith('manifest.json') ? served.manifestFile.bytes : served.pack.bytes);
    const url = 'https://packs.example/team/manifest.json';
    expect(await readBack(version, url, { ...deps, fetch: serving(version) })).toEqual({ ok: true });
    expect(await readBack(version, url, { ...deps, fetch: serving(old) })).toMatchObject({ ok: false });
    const missing = { ...deps, fetch: async () => new Response(null, { status: 404 }) };
    expect(await readBack(version, url, missing)).toMatchObject({ ok: false, code: 'unreachable' });
  });
});

it('checks say what blocks, and what does not', () => {
  expect(packChecks(company, NOW)).toMatchObject({ blocks: [], examples: expect.any(Number) });
  const broken = { ...company, scoring: { ...company.scoring, fitMinimum: 100 } };
  expect(packChecks(broken, NOW).blocks).not.toEqual([]);
});

it('the zip holds every file, the documents too, as its directory says', async () => {
  const files = versionFiles(await signed(), company, { now: NOW, zone: 'UTC', locale: 'en-GB' });
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['manifest.json', 'public-key.txt', 'lifecycle-stages.md']),
  );
  const zip = zipOf(files);
  const view = new DataView(zip.buffer);
  const end = zip.length - 22;
  expect([view.getUint32(end, true), view.getUint16(end + 10, true)]).toEqual([0x06054b50, files.length]);
  let at = view.getUint32(end + 16, true);
  for (const { name, bytes } of files) {
    const [size, length, offset] = [
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint32(at + 42, true),
    ];
    expect(new TextDecoder().decode(zip.subarray(at + 46, at + 46 + length))).toBe(name);
    const begin = offset + 30 + length;
    expect(Buffer.from(zip.subarray(begin, begin + size)).equals(Buffer.from(bytes))).toBe(true);
    at += 46 + length;
  }
  expect(at).toBe(end);
});
