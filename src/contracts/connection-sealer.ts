import type { Sealer } from './connection-secrets';

const DATABASE = 'leadlight-keys';
const STORE = 'keys';
const KEY = 'connections';
const IV_BYTES = 12;

/**
 * Seals with an AES-GCM key that the browser makes and gives nobody, not even us, to read. That keeps
 * a copy of the extension's files useless; it does not protect from who can use this browser profile.
 */
export function createSealer(indexedDb: IDBFactory, crypto: Crypto): Sealer {
  let key: Promise<CryptoKey> | null = null;
  const ready = (): Promise<CryptoKey> => {
    key ??= loadKey(indexedDb, crypto.subtle).catch((error: unknown) => {
      key = null;
      throw error;
    });
    return key;
  };
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const data = new TextEncoder().encode(text);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await ready(), data);
      return toBase64(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
    },
    async open(sealed) {
      try {
        const bytes = Uint8Array.from(atob(sealed), (char) => char.charCodeAt(0));
        const iv = bytes.slice(0, IV_BYTES);
        const data = bytes.slice(IV_BYTES);
        return new TextDecoder().decode(
          await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await ready(), data),
        );
      } catch {
        return null;
      }
    },
  };
}

const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function loadKey(indexedDb: IDBFactory, subtle: SubtleCrypto): Promise<CryptoKey> {
  const opening = indexedDb.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const db = await done(opening);
  try {
    const known: unknown = await done(db.transaction(STORE).objectStore(STORE).get(KEY));
    if (known instanceof CryptoKey) return known;
    const made = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await done(db.transaction(STORE, 'readwrite').objectStore(STORE).put(made, KEY));
    return made;
  } finally {
    db.close();
  }
}
