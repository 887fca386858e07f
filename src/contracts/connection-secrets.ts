import { browser } from 'wxt/browser';

const PREFIX = 'connection:';

/** Turns a text into one that only this browser profile can read again. */
export interface Sealer {
  seal(text: string): Promise<string>;
  /** Null for what was sealed by another profile or is damaged. */
  open(sealed: string): Promise<string | null>;
}

/** Values kept by name: for the session in memory, for the device sealed. */
export interface SecretStore {
  /** Whatever was kept, as it was saved; damaged entries are left out. */
  load(): Promise<unknown[]>;
  save(name: string, keep: 'session' | 'device', value: unknown): Promise<void>;
  forget(name: string): Promise<void>;
}

/**
 * `storage.session` never touches the disk and no content script can read it. What is kept for the
 * device lies in `storage.local`, which content scripts could read: there it is always sealed.
 */
export function createSecretStore(sealer: Sealer): SecretStore {
  const named = async (area: 'session' | 'local'): Promise<[string, unknown][]> =>
    Object.entries(await browser.storage[area].get(null)).filter(([name]) => name.startsWith(PREFIX));

  async function forget(name: string): Promise<void> {
    await Promise.all([
      browser.storage.session.remove(PREFIX + name),
      browser.storage.local.remove(PREFIX + name),
    ]);
  }

  return {
    async load() {
      const inMemory = (await named('session')).map(([, value]) => value);
      const onDevice = await Promise.all(
        (await named('local')).map(async ([, value]) => opened(await sealer.open(String(value)))),
      );
      return [...inMemory, ...onDevice.flat()];
    },
    async save(name, keep, value) {
      const text = JSON.stringify(value);
      if (keep === 'device') {
        await browser.storage.local.set({ [PREFIX + name]: await sealer.seal(text) });
        await browser.storage.session.remove(PREFIX + name);
        return;
      }
      await browser.storage.session.set({ [PREFIX + name]: value });
      await browser.storage.local.remove(PREFIX + name);
    },
    forget,
  };
}

function opened(text: string | null): unknown[] {
  if (text === null) return [];
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
