import { bundledPack } from '../../rule-packs/bundled';
import { type Bytes, textBytes } from '../../signing/bytes';
import { createSigningKey, type SigningKey } from '../../signing/keys';
import { type Manifest, manifestText } from '../../signing/manifest';
import { type ManifestTerms, signManifest } from '../../signing/sign-manifest';
import type { StoredSubscription } from '../../store/subscriptions';
import type { Accepted } from '../check';
import { newRow } from '../follow';

export const NOW = Date.parse('2026-11-20T13:06:00Z');
export const DAY = 86_400_000;
export const URL_OF_MANIFEST = 'https://packs.example/team/manifest.json';
export const { subtle } = crypto;

export const iso = (at: number): string => new Date(at).toISOString();

export const newKey = (): Promise<SigningKey> => createSigningKey(subtle, { extractable: true });

/** A usable pack of a company, not to be told from the bundled one but by name and version. */
export const companyPack = (version: number, change: object = {}) => ({
  ...bundledPack,
  id: 'company',
  name: 'Company rules',
  version,
  ...change,
});

/** What a server serves for one published version. */
export interface Published {
  manifest: Manifest;
  text: string;
  pack: Bytes;
  /** As a look that found all in order answers it. */
  accepted: Accepted;
}

export function publishPack(
  key: SigningKey,
  version: number,
  terms: Partial<ManifestTerms> = {},
  document: object = companyPack(version),
): Promise<Published> {
  return publishText(key, version, JSON.stringify(document), terms, document);
}

/** Signs whatever text there is, as a publisher with a broken tool would. */
export async function publishText(
  key: SigningKey,
  version: number,
  packText: string,
  terms: Partial<ManifestTerms> = {},
  document: object = {},
): Promise<Published> {
  const pack = textBytes(packText);
  const manifest = await signManifest(subtle, key, pack, {
    packId: 'company',
    version,
    publishedAt: iso(NOW - DAY + version * 1000),
    expiresAt: iso(NOW + 30 * DAY),
    ...terms,
  });
  const accepted: Accepted = { kind: 'accepted', manifest, document, etag: null, signedBy: key.publicKey };
  return { manifest, text: manifestText(manifest), pack, accepted };
}

/** A subscription as it is right after it was made. */
export function freshRow(publicKey: string, change: Partial<StoredSubscription> = {}): StoredSubscription {
  const text = { url: URL_OF_MANIFEST, publicKey, group: null };
  const made = { isManaged: false, rank: 0, at: NOW, chance: 0.5 };
  return { ...newRow('0123456789abcdef', text, made), ...change };
}
