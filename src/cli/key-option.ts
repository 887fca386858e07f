import { openKeyFile } from '../signing/key-file';
import type { SigningKey } from '../signing/keys';
import { InputError, UsageError } from './command';
import { readText } from './read-text';

const WORDS = {
  'no-key-file': 'This is no key file. Make one with “leadlight keygen --out FILE”.',
  'passphrase-needed':
    'The key is under a passphrase. Name the variable that holds it: --passphrase-env NAME.',
  'wrong-passphrase': 'The passphrase does not open this key.',
} as const;

/** The signing key of a file. @throws InputError that says why it does not open. */
export async function readKey(file: string, passphraseVariable: string | undefined): Promise<SigningKey> {
  const passphrase = passphraseVariable === undefined ? null : passphraseOf(passphraseVariable);
  const opened = await openKeyFile(crypto.subtle, await readText(file), passphrase);
  if (!opened.ok) throw new InputError(`${file}: ${WORDS[opened.reason]}`);
  return opened.key;
}

/** A passphrase is taken from the environment: arguments are seen by everybody on the machine. */
export function passphraseOf(variable: string): string {
  const passphrase = process.env[variable];
  if (!passphrase) throw new UsageError(`There is no passphrase in the variable ${variable}.`);
  return passphrase;
}
