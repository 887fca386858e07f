import { type Bytes, base64url, fromBase64url, sha256 } from './bytes';

const ED25519 = 'Ed25519';
/** 32 bytes, in base64url. */
const PUBLIC_KEY = /^[A-Za-z0-9_-]{43}$/;

/** A key that signs packs, and the public key that whoever subscribes pins. */
export interface SigningKey {
  privateKey: CryptoKey;
  /** The raw 32 bytes in base64url. */
  publicKey: string;
  keyId: string;
}

/**
 * A new Ed25519 key pair. With `extractable: false` the private key can be used and stored by this
 * browser, but nobody, this code included, can read it; a key for files must be extractable.
 */
export async function createSigningKey(
  subtle: SubtleCrypto,
  { extractable }: { extractable: boolean },
): Promise<SigningKey> {
  const pair = await subtle.generateKey(ED25519, extractable, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('This platform made no Ed25519 key pair.');
  const publicKey = base64url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
  return { privateKey: pair.privateKey, publicKey, keyId: await keyIdOf(subtle, publicKey) };
}

/** True for what can be a public key: 32 bytes in base64url. */
export const isPublicKey = (text: string): boolean => PUBLIC_KEY.test(text) && fromBase64url(text) !== null;

/** The first 16 bytes of the SHA-256 of the raw public key, in hexadecimal. @throws for what is no key. */
export async function keyIdOf(subtle: SubtleCrypto, publicKey: string): Promise<string> {
  return (await sha256(subtle, keyBytes(publicKey))).slice(0, 32);
}

/** @throws Error for a text that is no public key. */
export function importPublicKey(subtle: SubtleCrypto, publicKey: string): Promise<CryptoKey> {
  return subtle.importKey('raw', keyBytes(publicKey), ED25519, false, ['verify']);
}

/** The private key of a PKCS #8 document, which never leaves the platform again. */
export function importPrivateKey(subtle: SubtleCrypto, pkcs8: Bytes): Promise<CryptoKey> {
  return subtle.importKey('pkcs8', pkcs8, ED25519, false, ['sign']);
}

function keyBytes(publicKey: string): Bytes {
  const bytes = isPublicKey(publicKey) ? fromBase64url(publicKey) : null;
  if (!bytes) throw new Error('A public key is 43 letters, digits, “-” and “_”.');
  return bytes;
}
