import { type Bytes, base64url, fromBase64url, preAuthentication, sha256, textBytes } from './bytes';
import { importPublicKey, keyIdOf, type SigningKey } from './keys';
import { type Manifest, manifestSchema, statementText, type UnsignedManifest } from './manifest';

const MANIFEST_TYPE = 'application/vnd.leadlight.pack-manifest+json';

/** Everything of a manifest that the signer decides; the rest is computed from the pack's bytes. */
export type ManifestTerms = Omit<UnsignedManifest, 'schema' | 'file' | 'sha256' | 'size' | 'keyId'>;

/** Stands in while a manifest is checked before it is signed. */
const UNSIGNED = 'A'.repeat(86);

const signedBytes = (manifest: UnsignedManifest): Bytes =>
  preAuthentication(MANIFEST_TYPE, textBytes(statementText(manifest)));

/**
 * The signed manifest of a pack file. The file's name carries its version and hash, so that a new
 * one never replaces the file that a reader of the old manifest is about to fetch.
 * @throws for terms that no manifest may have.
 */
export async function signManifest(
  subtle: SubtleCrypto,
  key: SigningKey,
  pack: Bytes,
  terms: ManifestTerms,
): Promise<Manifest> {
  const hash = await sha256(subtle, pack);
  const draft = manifestSchema.parse({
    ...terms,
    schema: 1,
    file: `${terms.packId}-${terms.version}-${hash.slice(0, 12)}.json`,
    sha256: hash,
    size: pack.length,
    keyId: key.keyId,
    signature: UNSIGNED,
  });
  const signature = await subtle.sign('Ed25519', key.privateKey, signedBytes(draft));
  return { ...draft, signature: base64url(new Uint8Array(signature)) };
}

/** Which of the trusted public keys signed the manifest. */
export type SignatureCheck =
  | { ok: true; publicKey: string }
  | { ok: false; reason: 'wrong-key' | 'bad-signature' };

/** Checks a manifest against the keys that are trusted. The key id only chooses among them. */
export async function verifyManifest(
  subtle: SubtleCrypto,
  manifest: Manifest,
  trusted: readonly string[],
): Promise<SignatureCheck> {
  const signature = fromBase64url(manifest.signature);
  if (!signature) return { ok: false, reason: 'bad-signature' };
  for (const publicKey of trusted) {
    if ((await keyIdOf(subtle, publicKey)) !== manifest.keyId) continue;
    const key = await importPublicKey(subtle, publicKey);
    const isGood = await subtle.verify('Ed25519', key, signature, signedBytes(manifest));
    return isGood ? { ok: true, publicKey } : { ok: false, reason: 'bad-signature' };
  }
  return { ok: false, reason: 'wrong-key' };
}

/** True when the bytes are those that the manifest speaks of. */
export async function isPackOf(subtle: SubtleCrypto, manifest: Manifest, pack: Bytes): Promise<boolean> {
  return pack.length === manifest.size && (await sha256(subtle, pack)) === manifest.sha256;
}
