import type { EpochMs } from '../record/types';
import type { SigningKey } from '../signing/keys';
import type { LeadlightDatabase } from './database';

/** A key that signs packs in this browser. The browser keeps the private one; no code here can read it. */
export interface StoredSigningKey extends SigningKey {
  /** For the one who has several. */
  name: string;
  madeAt: EpochMs;
}

/** All keys, the newest first. */
export async function signingKeys(db: LeadlightDatabase): Promise<StoredSigningKey[]> {
  const keys = await db.signingKeys.toArray();
  return keys.sort((a, b) => b.madeAt - a.madeAt);
}

/** Keeps a key. The same key again (an imported file) changes its name only. */
export async function keepSigningKey(db: LeadlightDatabase, key: StoredSigningKey): Promise<void> {
  await db.transaction('rw', db.signingKeys, async () => {
    const known = await db.signingKeys.get(key.keyId);
    await db.signingKeys.put(known ? { ...known, name: key.name } : key);
  });
}

export const forgetSigningKey = (db: LeadlightDatabase, keyId: string): Promise<void> =>
  db.signingKeys.delete(keyId);
