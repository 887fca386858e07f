import type { Bytes } from '../signing/bytes';
import { type OpenedKey, openKeyFile, writeKeyFile } from '../signing/key-file';
import { createSigningKey, type SigningKey } from '../signing/keys';

/** A new key for this browser, whose private half nobody can read. */
export const makeBoundKey = (subtle: SubtleCrypto): Promise<SigningKey> =>
  createSigningKey(subtle, { extractable: false });

/**
 * A new key with its file under a passphrase, as the terminal's `keygen` writes it. What stays in
 * this browser is read from that file again, so that it can't be exported, and the file is proven to open.
 */
export async function makeKeyWithFile(
  subtle: SubtleCrypto,
  passphrase: string,
  random: (length: number) => Bytes,
): Promise<{ key: SigningKey; file: string }> {
  const made = await createSigningKey(subtle, { extractable: true });
  const file = await writeKeyFile(subtle, made, passphrase, random);
  const opened = await openKeyFile(subtle, file, passphrase);
  if (!opened.ok)
    throw new Error('The key file does not open again, so the key was not kept. Try once more.');
  return { key: opened.key, file };
}

const REFUSALS: Record<(OpenedKey & { ok: false })['reason'], string> = {
  'no-key-file': 'This is no key file of Leadlight. Choose the file that keygen or this page wrote.',
  'passphrase-needed': 'This key file is under a passphrase. Enter it, and choose the file again.',
  'wrong-passphrase': 'The passphrase does not open this key file. Enter it again.',
};

/** The key of a file that the terminal or another browser wrote. @throws Error that says what to do. */
export async function importKey(subtle: SubtleCrypto, text: string, passphrase: string): Promise<SigningKey> {
  const opened = await openKeyFile(subtle, text, passphrase || null);
  if (!opened.ok) throw new Error(REFUSALS[opened.reason]);
  return opened.key;
}
