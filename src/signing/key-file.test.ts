import { beforeAll, describe, expect, it } from 'vitest';
import { textBytes } from './bytes';
import { openKeyFile, PBKDF2_ROUNDS, writeKeyFile } from './key-file';
import { createSigningKey, importPublicKey, type SigningKey } from './keys';

const { subtle } = crypto;
const zeros = (length: number) => new Uint8Array(length);

let key: SigningKey;
let sealed: string;
beforeAll(async () => {
  key = await createSigningKey(subtle, { extractable: true });
  sealed = await writeKeyFile(subtle, key, 'correct horse', zeros);
});

async function signsFor(opened: SigningKey): Promise<boolean> {
  const data = textBytes('anything');
  const signature = await subtle.sign('Ed25519', opened.privateKey, data);
  return subtle.verify('Ed25519', await importPublicKey(subtle, key.publicKey), signature, data);
}

describe('a key file', () => {
  it('gives the key back, with and without a passphrase, but not for another export', async () => {
    for (const [text, passphrase] of [
      [await writeKeyFile(subtle, key, null, zeros), null],
      [sealed, 'correct horse'],
    ] as const) {
      const opened = await openKeyFile(subtle, text, passphrase);
      if (!opened.ok) throw new Error(opened.reason);
      expect(await signsFor(opened.key)).toBe(true);
      await expect(subtle.exportKey('pkcs8', opened.key.privateKey)).rejects.toThrow();
    }
  });

  it('holds no readable key under a passphrase, and says how it was locked', async () => {
    const pkcs8 = Buffer.from(await subtle.exportKey('pkcs8', key.privateKey));
    expect(sealed).not.toContain(pkcs8.subarray(-32).toString('base64url').slice(0, 20));
    expect(JSON.parse(sealed)).toMatchObject({
      schema: 'leadlight-key/1',
      encrypted: { derivation: 'PBKDF2-SHA-256', rounds: PBKDF2_ROUNDS, cipher: 'AES-256-GCM' },
    });
    expect(PBKDF2_ROUNDS).toBeGreaterThanOrEqual(600_000);
  });

  it('says why it does not open', async () => {
    const reason = async (text: string, passphrase: string | null) => {
      const opened = await openKeyFile(subtle, text, passphrase);
      return opened.ok ? 'opened' : opened.reason;
    };
    expect(await reason(sealed, null)).toBe('passphrase-needed');
    expect(await reason(sealed, 'wrong horse')).toBe('wrong-passphrase');
    expect(await reason('{}', null)).toBe('no-key-file');
    expect(await reason('no JSON', null)).toBe('no-key-file');
    expect(await reason(sealed.replace('600000', '1000'), 'correct horse')).toBe('no-key-file');
    const other = await createSigningKey(subtle, { extractable: false });
    expect(await reason(sealed.replace(key.publicKey, other.publicKey), 'correct horse')).toBe(
      'wrong-passphrase',
    );
  });
});
