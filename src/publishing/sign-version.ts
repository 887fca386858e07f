import { parsePackText } from '../rule-packs/parse-text';
import { type Bytes, textBytes } from '../signing/bytes';
import type { SigningKey } from '../signing/keys';
import { LARGEST_PACK, MANIFEST_FILE, type Manifest, manifestText } from '../signing/manifest';
import { type ManifestTerms, signManifest } from '../signing/sign-manifest';

/** One file to put somewhere. */
export interface OutFile {
  name: string;
  bytes: Bytes;
}

/** A version with its signature: exactly what the terminal’s `sign` writes. */
export interface SignedVersion {
  manifest: Manifest;
  pack: OutFile;
  /** Published after the pack: whoever reads it finds its pack. */
  manifestFile: OutFile;
  /** For users who take the pack from files; not published. */
  publicKeyFile: OutFile;
  publicKey: string;
  text: string;
}

/**
 * Signs a pack's text as it is. @throws Error for a text that is no usable pack, is too long, or is
 * another pack or version than the terms say.
 */
export async function signVersion(
  subtle: SubtleCrypto,
  key: SigningKey,
  text: string,
  terms: ManifestTerms,
): Promise<SignedVersion> {
  const bytes = textBytes(text);
  const parsed = parsePackText(text);
  if (!parsed.ok || parsed.pack.id !== terms.packId || parsed.pack.version !== terms.version)
    throw new Error('The draft was changed meanwhile, or is no usable pack. Look at the checks again.');
  if (bytes.length > LARGEST_PACK)
    throw new Error(`The pack has ${bytes.length} bytes; browsers take ${LARGEST_PACK} at most.`);
  const manifest = await signManifest(subtle, key, bytes, terms);
  return {
    manifest,
    pack: { name: manifest.file, bytes },
    manifestFile: { name: MANIFEST_FILE, bytes: textBytes(manifestText(manifest)) },
    publicKeyFile: { name: 'public-key.txt', bytes: textBytes(`${key.publicKey}\n`) },
    publicKey: key.publicKey,
    text,
  };
}
