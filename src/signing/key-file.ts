import * as z from 'zod/mini';
import { type Bytes, base64url, fromBase64url, textBytes } from './bytes';
import { importPrivateKey, isPublicKey, type SigningKey } from './keys';

/** OWASP asks for 600,000 rounds of PBKDF2 with SHA-256. */
export const PBKDF2_ROUNDS = 600_000;
/** A file may ask for more, but not for so many that opening it hangs. */
const MOST_ROUNDS = 10_000_000;

const base64 = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,400}$/));
const head = {
  schema: z.literal('leadlight-key/1'),
  keyId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  publicKey: z.string().check(z.refine(isPublicKey)),
};

/** A private key in a file: as it is, or under a passphrase. */
const keyFileSchema = z.union([
  z.strictObject({ ...head, privateKey: base64 }),
  z.strictObject({
    ...head,
    encrypted: z.strictObject({
      derivation: z.literal('PBKDF2-SHA-256'),
      rounds: z.int().check(z.gte(PBKDF2_ROUNDS), z.lte(MOST_ROUNDS)),
      salt: base64,
      cipher: z.literal('AES-256-GCM'),
      iv: base64,
      privateKey: base64,
    }),
  }),
]);

type KeyFile = z.infer<typeof keyFileSchema>;

export type OpenedKey =
  | { ok: true; key: SigningKey }
  | { ok: false; reason: 'no-key-file' | 'passphrase-needed' | 'wrong-passphrase' };

/**
 * The text of a key file for an extractable key; encrypted when there is a passphrase. `random`
 * gives that many random bytes.
 */
export async function writeKeyFile(
  subtle: SubtleCrypto,
  key: SigningKey,
  passphrase: string | null,
  random: (length: number) => Bytes,
): Promise<string> {
  const { keyId, publicKey } = key;
  const pkcs8 = new Uint8Array(await subtle.exportKey('pkcs8', key.privateKey));
  const file: KeyFile = {
    schema: 'leadlight-key/1',
    keyId,
    publicKey,
    ...(passphrase === null
      ? { privateKey: base64url(pkcs8) }
      : { encrypted: await encrypt(subtle, pkcs8, publicKey, passphrase, random) }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The key of a key file; what it signs with can't be exported again. Never throws. */
export async function openKeyFile(
  subtle: SubtleCrypto,
  text: string,
  passphrase: string | null,
): Promise<OpenedKey> {
  const file = parseKeyFile(text);
  if (!file) return { ok: false, reason: 'no-key-file' };
  if ('encrypted' in file && passphrase === null) return { ok: false, reason: 'passphrase-needed' };
  const pkcs8 = await privateBytes(subtle, file, passphrase ?? '');
  if (!pkcs8) return { ok: false, reason: 'encrypted' in file ? 'wrong-passphrase' : 'no-key-file' };
  try {
    const privateKey = await importPrivateKey(subtle, pkcs8);
    return { ok: true, key: { privateKey, publicKey: file.publicKey, keyId: file.keyId } };
  } catch {
    return { ok: false, reason: 'no-key-file' };
  }
}

function parseKeyFile(text: string): KeyFile | null {
  try {
    const parsed = keyFileSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

async function privateBytes(subtle: SubtleCrypto, file: KeyFile, passphrase: string): Promise<Bytes | null> {
  if ('privateKey' in file) return fromBase64url(file.privateKey);
  const { salt, iv, privateKey, rounds } = file.encrypted;
  const [saltBytes, ivBytes, sealed] = [fromBase64url(salt), fromBase64url(iv), fromBase64url(privateKey)];
  if (!saltBytes || !ivBytes || !sealed) return null;
  try {
    const wrapping = await wrappingKey(subtle, passphrase, saltBytes, rounds);
    const opened = await subtle.decrypt(aesGcm(ivBytes, file.publicKey), wrapping, sealed);
    return new Uint8Array(opened);
  } catch {
    return null;
  }
}

async function encrypt(
  subtle: SubtleCrypto,
  pkcs8: Bytes,
  publicKey: string,
  passphrase: string,
  random: (length: number) => Bytes,
) {
  const [salt, iv] = [random(16), random(12)];
  const wrapping = await wrappingKey(subtle, passphrase, salt, PBKDF2_ROUNDS);
  const sealed = await subtle.encrypt(aesGcm(iv, publicKey), wrapping, pkcs8);
  return {
    derivation: 'PBKDF2-SHA-256' as const,
    rounds: PBKDF2_ROUNDS,
    salt: base64url(salt),
    cipher: 'AES-256-GCM' as const,
    iv: base64url(iv),
    privateKey: base64url(new Uint8Array(sealed)),
  };
}

/** The public key is bound to the private one: in another file it does not open. */
const aesGcm = (iv: Bytes, publicKey: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: textBytes(publicKey),
});

async function wrappingKey(
  subtle: SubtleCrypto,
  passphrase: string,
  salt: Bytes,
  iterations: number,
): Promise<CryptoKey> {
  const words = textBytes(passphrase.normalize('NFKC'));
  const secret = await subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}
