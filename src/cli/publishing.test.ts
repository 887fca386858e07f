import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseSubscription } from '../record/subscription-text';
import { bundledPack } from '../rule-packs/bundled';
import { runCli, runCliAt, temporaryFile } from './testing/run-cli';

const newFolder = () => mkdtempSync(join(tmpdir(), 'leadlight-'));
const packFile = (version: number, change: object = {}) =>
  temporaryFile('pack.json', JSON.stringify({ ...bundledPack, id: 'company', version, ...change }));

let key: string;
let publicKey: string;
beforeAll(async () => {
  key = join(newFolder(), 'key.json');
  const { out } = await runCli('keygen', '--out', key);
  publicKey = out[0]?.split(/\s+/).at(-1) ?? '';
});

const signInto = (folder: string, version: number, ...more: string[]) =>
  runCli('sign', packFile(version), '--key', key, '--out', folder, ...more);
const manifestIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

describe('keygen', () => {
  it('writes a key for its owner only, never prints it, and never writes over one', async () => {
    const file = join(newFolder(), 'key.json');
    const { code, out, err } = await runCli('keygen', '--out', file);
    expect(code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { privateKey, publicKey: shown } = JSON.parse(readFileSync(file, 'utf8'));
    expect(out.join('\n')).toContain(shown);
    expect([...out, ...err].join('\n')).not.toContain(privateKey);
    expect((await runCli('keygen', '--out', file)).err[0]).toMatch(/is there already/);
  });

  describe('with a passphrase', () => {
    beforeEach(() => {
      vi.stubEnv('PACK_PASSPHRASE', 'correct horse');
    });
    afterEach(() => {
      vi.unstubAllEnvs();
    });

    it('signs only when the passphrase is named and right', async () => {
      const [file, folder] = [join(newFolder(), 'key.json'), newFolder()];
      await runCli('keygen', '--out', file, '--passphrase-env', 'PACK_PASSPHRASE');
      expect(readFileSync(file, 'utf8')).toContain('PBKDF2-SHA-256');
      const sign = (...more: string[]) =>
        runCli('sign', packFile(1), '--key', file, '--out', folder, ...more);
      expect((await sign()).err[0]).toMatch(/Name the variable/);
      expect((await sign('--passphrase-env', 'NO_SUCH')).err[0]).toMatch(/no passphrase in the variable/);
      expect((await sign('--passphrase-env', 'PACK_PASSPHRASE')).code).toBe(0);
      vi.stubEnv('PACK_PASSPHRASE', 'wrong horse');
      expect((await sign('--passphrase-env', 'PACK_PASSPHRASE')).err[0]).toMatch(/does not open/);
    });
  });
});

describe('sign', () => {
  it('refuses a pack that no browser could use, with its line', async () => {
    const { code, err } = await runCli(
      'sign',
      packFile(1, { noiseBudget: 0 }),
      '--key',
      key,
      '--out',
      newFolder(),
    );
    expect(code).toBe(2);
    expect(err.join('\n')).toMatch(/pack\.json:1:\d+ noiseBudget: This is too small/);
  });

  it('ends with the pack at the latest, and refuses one that has ended', async () => {
    const folder = newFolder();
    const signed = (expiresAt: string, ...more: string[]) =>
      runCli('sign', packFile(4, { expiresAt }), '--key', key, '--out', folder, ...more);
    expect(await signed('2026-11-30T00:00:00Z')).toMatchObject({ code: 0 });
    expect(manifestIn(folder).expiresAt).toBe('2026-11-30T00:00:00.000Z');
    const { code, err } = await signed('2026-11-20T00:00:00Z', '--expires', '5');
    expect([code, err.join()]).toEqual([2, expect.stringContaining('ended on 2026-11-20T00:00:00Z')]);
  });

  it('writes all terms into the manifest', async () => {
    const folder = newFolder();
    const { code, err } = await signInto(
      folder,
      3,
      ...['--expires', '30', '--activate-at', '2026-12-01T08:00:00+01:00', '--park-existing', '14'],
      ...['--stage', '10@2026-11-20', '--stage', '100@2026-11-27', '--group', 'emea'],
    );
    expect([code, ...err]).toEqual([0]);
    expect(manifestIn(folder)).toMatchObject({
      packId: 'company',
      version: 3,
      publishedAt: '2026-11-20T13:06:00.000Z',
      expiresAt: '2026-12-20T13:06:00.000Z',
      activateAt: '2026-12-01T07:00:00.000Z',
      parkExistingDays: 14,
      audience: {
        groups: ['emea'],
        stages: [
          { from: '2026-11-20T00:00:00.000Z', percent: 10 },
          { from: '2026-11-27T00:00:00.000Z', percent: 100 },
        ],
      },
    });
  });

  it('asks before a version goes back, and keeps a roll-back one when it is signed again', async () => {
    const folder = newFolder();
    await signInto(folder, 3);
    expect((await signInto(folder, 2)).err[0]).toMatch(/add --rollback-of 3/);
    expect((await signInto(folder, 2, '--rollback-of', '3')).code).toBe(0);
    expect((await signInto(folder, 2)).code).toBe(0);
    expect(manifestIn(folder)).toMatchObject({ version: 2, rollbackOf: 3 });
  });

  it('refuses other content under a version that is signed already', async () => {
    const folder = newFolder();
    await signInto(folder, 3);
    const other = packFile(3, { noiseBudget: 9 });
    const { err } = await runCli('sign', other, '--key', key, '--out', folder);
    expect(err[0]).toMatch(/Raise the version/);
  });

  it.each([
    [['--stage', 'ten@2026-11-20'], /--stage is/],
    [['--stage', '10'], /--stage is/],
    [['--park-existing', '1.5'], /whole number/],
    [['--next-key', 'abc'], /no public key/],
  ])('refuses %s', async (more, words) => {
    expect((await signInto(newFolder(), 1, ...more)).err[0]).toMatch(words);
  });
});

describe('verify', () => {
  it('tries the pack as a browser does before it is used', async () => {
    const folder = newFolder();
    const { scoring } = bundledPack;
    const file = packFile(3, { scoring: { ...scoring, fitMinimum: 100 } });
    await runCli('sign', file, '--key', key, '--out', folder);
    expect(await runCli('verify', folder, '--public-key', publicKey)).toMatchObject({
      code: 1,
      out: [expect.stringMatching(/checks fail \(lint\)/)],
    });
  });

  it('exits with 0 for what a browser takes, 1 for what it refuses', async () => {
    const folder = newFolder();
    await signInto(folder, 3);
    const verify = (path = folder, k = publicKey) => runCli('verify', path, '--public-key', k);
    expect(await verify()).toMatchObject({ code: 0, out: [expect.stringMatching(/^ok {3}company 3/)] });
    const pack = join(folder, manifestIn(folder).file);
    expect((await verify(pack)).code).toBe(0);
    expect(await verify(folder, 'A'.repeat(43))).toMatchObject({
      code: 1,
      out: [expect.stringMatching(/not with this one/)],
    });
    writeFileSync(pack, `${readFileSync(pack, 'utf8')} `);
    expect(await verify()).toMatchObject({
      code: 1,
      out: [expect.stringMatching(/not the one that was signed/)],
    });
    const manifest = join(folder, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"version": 3', '"version": 4'));
    expect(await verify()).toMatchObject({ code: 1, out: [expect.stringMatching(/does not fit/)] });
  });

  it('refuses what is over', async () => {
    const folder = newFolder();
    await signInto(folder, 3, '--expires', '30');
    const { code, out } = await runCliAt('2026-12-21T00:00:00Z', 'verify', folder, '--public-key', publicKey);
    expect([code, ...out]).toEqual([1, expect.stringMatching(/was good until 2026-12-20.*Sign it again/)]);
  });
});

describe('publish', () => {
  it('refuses another key than the one that signed', async () => {
    const [folder, to] = [newFolder(), newFolder()];
    await signInto(folder, 3);
    const stranger = await runCli('keygen', '--out', join(newFolder(), 'key.json'));
    const other = stranger.out[0]?.split(/\s+/).at(-1) ?? '';
    const { code, err } = await runCli('publish', folder, '--to', to, '--public-key', other);
    expect(code).toBe(2);
    expect(err[0]).toMatch(/not signed with key/);
    expect(readdirSync(to)).toEqual([]);
  });

  it('copies into a folder, without the key, and prints what to subscribe with', async () => {
    const [folder, to] = [newFolder(), join(newFolder(), 'www')];
    await signInto(folder, 3);
    const url = 'https://packs.example/team';
    const { code, out } = await runCli('publish', folder, '--to', to, '--url', url);
    expect(code).toBe(0);
    expect(readdirSync(to).sort()).toEqual([manifestIn(folder).file, 'manifest.json'].sort());
    expect(parseSubscription(out[0] ?? '')).toEqual({
      ok: true,
      subscription: { url: `${url}/manifest.json`, publicKey, group: null },
    });
  });

  it('refuses a folder that was changed after signing', async () => {
    const folder = newFolder();
    await signInto(folder, 3);
    writeFileSync(join(folder, manifestIn(folder).file), '{}');
    const to = newFolder();
    expect((await runCli('publish', folder, '--to', to)).err[0]).toMatch(/changed since/);
    expect(readdirSync(to)).toEqual([]);
  });

  describe('to an address', () => {
    const puts: { path: string; headers: IncomingHttpHeaders }[] = [];
    let statuses: number[] = [];
    const server = createServer((request, response) => {
      puts.push({ path: request.url ?? '', headers: request.headers });
      request.resume().on('end', () => response.writeHead(statuses.shift() ?? 201).end());
    });
    let to = '';
    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      to = `http://127.0.0.1:${(server.address() as AddressInfo).port}/team`;
      return () => server.close();
    });
    beforeEach(() => {
      puts.length = 0;
    });

    it('puts the pack, again if need be, then the manifest, with the headers', async () => {
      const folder = newFolder();
      await signInto(folder, 3);
      statuses = [503];
      const { code } = await runCli('publish', folder, '--to', to, '--header', 'Authorization: Bearer abc:d');
      expect(code).toBe(0);
      const pack = `/team/${manifestIn(folder).file}`;
      expect(puts.map(({ path }) => path)).toEqual([pack, pack, '/team/manifest.json']);
      expect(puts[2]?.headers.authorization).toBe('Bearer abc:d');
    });

    it('never puts a manifest whose pack was refused, and never repeats a header', async () => {
      const folder = newFolder();
      await signInto(folder, 3);
      statuses = [403];
      const { code, err } = await runCli('publish', folder, '--to', to, '--header', 'Authorization: s3cret');
      expect(code).toBe(2);
      expect(puts).toHaveLength(1);
      expect(err[0]).toMatch(/answered 403/);
      expect(err.join('\n')).not.toContain('s3cret');
      const wrong = await runCli('publish', folder, '--to', to, '--header', 'no value: s3cret');
      expect(wrong.err.join('\n')).not.toContain('s3cret');
    });
  });
});
