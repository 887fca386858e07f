import { tryOut } from '../engine/try-out';
import { checkSubscription } from '../pack-sync/check';
import type { Fetch } from '../pack-sync/download';
import { newRow } from '../pack-sync/follow';
import { readFiles } from '../pack-sync/from-files';
import type { EpochMs } from '../record/types';
import type { SignedVersion } from './sign-version';

/** What a browser that follows the line from now on would make of it. */
export type ReadBack = { ok: true } | { ok: false; code: string; reason: string };

export interface ReadBackDeps {
  subtle: SubtleCrypto;
  fetch: Fetch;
  now: EpochMs;
  appVersion: string;
}

/** Looks at an address as a rep's browser does at its first look, and expects this version there. */
export async function readBack(
  version: SignedVersion,
  url: string,
  { subtle, fetch, now, appVersion }: ReadBackDeps,
): Promise<ReadBack> {
  const { manifest, publicKey } = version;
  const wanted = { url, publicKey, group: manifest.audience?.groups?.[0] ?? null };
  const row = newRow('read-back', wanted, { isManaged: false, rank: 0, at: now, chance: 0 });
  const result = await checkSubscription(row, {
    fetch,
    subtle,
    // A manifest of this second is no clock that differs.
    now: () => Math.max(now, Date.parse(manifest.publishedAt)),
    mayFetch: async () => true,
    appVersion,
    tryOut,
    seen: async () => null,
    beginTrial: async () => true,
  });
  if (result.kind === 'trouble')
    return { ok: false, code: result.trouble.state, reason: result.trouble.reason };
  const found = result.kind === 'accepted' ? result.manifest : null;
  return found?.signature === manifest.signature
    ? { ok: true }
    : {
        ok: false,
        code: 'older-version',
        reason:
          'Another version is there still. Wait until the server gives the new one out, and check again.',
      };
}

/** The same checks on the files themselves, before they are put anywhere. */
export async function checkSigned(
  version: SignedVersion,
  deps: Omit<ReadBackDeps, 'fetch'>,
): Promise<ReadBack> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const files = [version.pack, version.manifestFile, version.publicKeyFile].map(({ name, bytes }) => ({
    name,
    text: decoder.decode(bytes),
  }));
  const reading = readFiles(files);
  if (!reading.ok) return { ok: false, code: 'not-json', reason: reading.problem };
  return readBack(version, reading.url, { ...deps, fetch: reading.fetch });
}
