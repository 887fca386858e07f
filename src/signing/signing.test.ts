import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { base64url, fromBase64url, textBytes } from './bytes';
import { createSigningKey, isPublicKey, keyIdOf, type SigningKey } from './keys';
import { type Manifest, manifestText, readManifest } from './manifest';
import { isPackOf, type ManifestTerms, signManifest, verifyManifest } from './sign-manifest';

const { subtle } = crypto;
const PACK = textBytes('{"id":"company","version":3}\n');
const TERMS: ManifestTerms = {
  packId: 'company',
  version: 3,
  publishedAt: '2026-11-20T13:06:00Z',
  expiresAt: '2027-02-18T13:06:00Z',
  activateAt: '2026-12-01T08:00:00Z',
  audience: { stages: [{ percent: 10, from: '2026-11-20T00:00:00Z' }], groups: ['emea'] },
  parkExistingDays: 14,
};

let key: SigningKey;
let manifest: Manifest;
beforeAll(async () => {
  key = await createSigningKey(subtle, { extractable: true });
  manifest = await signManifest(subtle, key, PACK, TERMS);
});

/** What a browser that pinned the key makes of these bytes. */
async function isTrusted(manifestBytes: Uint8Array, pack: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const reading = readManifest(manifestBytes);
  if (!reading.ok) return false;
  const check = await verifyManifest(subtle, reading.manifest, [key.publicKey]);
  return check.ok && (await isPackOf(subtle, reading.manifest, pack));
}

describe('a signed manifest', () => {
  it('is read and trusted as it was written, whatever the order of its terms was', async () => {
    expect(await isTrusted(textBytes(manifestText(manifest)), PACK)).toBe(true);
    expect(manifest.file).toMatch(/^company-3-[0-9a-f]{12}\.json$/);
  });

  it('is refused with any byte of it or of its pack changed', async () => {
    const bytes = textBytes(manifestText(manifest));
    const flip = fc.tuple(fc.nat(bytes.length + PACK.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(flip, async ([at, mask]) => {
        const [m, p] = [bytes.slice(), PACK.slice()];
        const [target, place] = at < bytes.length ? [m, at] : [p, at - bytes.length];
        target[place] = (target[place] ?? 0) ^ mask;
        expect(await isTrusted(m, p)).toBe(false);
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  it('is refused cut short, made longer, reordered or with a setting twice', async () => {
    const text = manifestText(manifest);
    const { schema, ...rest } = manifest;
    for (const changed of [
      text.slice(0, -1),
      `${text} `,
      `\uFEFF${text}`,
      text.replace('{\n', '{\n  "schema": 1,\n'),
      `${JSON.stringify({ ...rest, schema }, null, 2)}\n`,
      JSON.stringify(manifest),
    ])
      expect(await isTrusted(textBytes(changed), PACK)).toBe(false);
    expect(await isTrusted(textBytes(text), PACK.slice(0, -1))).toBe(false);
  });

  it('says whose it is not', async () => {
    const other = await createSigningKey(subtle, { extractable: false });
    expect(await verifyManifest(subtle, manifest, [other.publicKey])).toEqual({
      ok: false,
      reason: 'wrong-key',
    });
    const claimed = { ...manifest, keyId: other.keyId };
    expect(await verifyManifest(subtle, claimed, [other.publicKey])).toEqual({
      ok: false,
      reason: 'bad-signature',
    });
    expect(await verifyManifest(subtle, manifest, [other.publicKey, key.publicKey])).toEqual({
      ok: true,
      publicKey: key.publicKey,
    });
  });

  it('can’t be made with terms that no manifest may have', async () => {
    await expect(signManifest(subtle, key, PACK, { ...TERMS, version: 0 })).rejects.toThrow();
    await expect(signManifest(subtle, key, PACK, { ...TERMS, packId: '../x' })).rejects.toThrow();
  });

  it('never throws for bytes from anywhere', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(textBytes)), (bytes) => {
        expect(readManifest(bytes).ok).toBe(false);
      }),
      { seed: 7 },
    );
  });
});

describe('keys', () => {
  it('made for the browser never come out of it', async () => {
    const kept = await createSigningKey(subtle, { extractable: false });
    await expect(subtle.exportKey('pkcs8', kept.privateKey)).rejects.toThrow();
  });

  it('are named by the hash of the public key', async () => {
    expect(await keyIdOf(subtle, 'A'.repeat(43))).toBe('66687aadf862bd776c8fc18b8e9f8e20');
    await expect(keyIdOf(subtle, 'A'.repeat(42))).rejects.toThrow(/43 letters/);
  });

  it('have one spelling only', () => {
    expect(isPublicKey('A'.repeat(43))).toBe(true);
    expect(isPublicKey(`${'A'.repeat(42)}B`)).toBe(false);
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64url(base64url(bytes))).toEqual(bytes);
      }),
      { seed: 7 },
    );
  });
});
