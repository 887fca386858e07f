import { writeFile } from 'node:fs/promises';
import { writeKeyFile } from '../../signing/key-file';
import { createSigningKey } from '../../signing/keys';
import { readArguments, required } from '../arguments';
import { type Command, EXIT, InputError } from '../command';
import { passphraseOf } from '../key-option';

/** Makes the key that signs packs. The private key goes into the file and nowhere else. */
export const keygen: Command = {
  name: 'keygen',
  usage: 'keygen --out FILE [--passphrase-env NAME]',
  summary: 'make a key for signing packs, under a passphrase if one is named',
  async run(args, terminal) {
    const { values } = readArguments(args, [], {
      out: { type: 'string' },
      'passphrase-env': { type: 'string' },
    });
    const file = required(values.out, '--out');
    const variable = values['passphrase-env'];
    const passphrase = variable === undefined ? null : passphraseOf(variable);
    const key = await createSigningKey(crypto.subtle, { extractable: true });
    const text = await writeKeyFile(crypto.subtle, key, passphrase, (length) =>
      crypto.getRandomValues(new Uint8Array(length)),
    );
    await writePrivate(file, text);
    terminal.err(
      `${file} holds the private key${passphrase === null ? ', without a passphrase' : ''}. Keep it.`,
    );
    terminal.out(`public key  ${key.publicKey}`);
    terminal.out(`key id      ${key.keyId}`);
    return EXIT.ok;
  },
};

/** Readable for its owner only, and never over another key. @throws InputError */
async function writePrivate(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unwritable';
    throw new InputError(
      code === 'EEXIST'
        ? `${file} is there already. A key is never written over; name another file.`
        : `${file} can’t be written (${code}).`,
    );
  }
}
