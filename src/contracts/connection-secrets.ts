/** Turns a text into one that only this browser profile can read again. */
export interface Sealer {
  seal(text: string): Promise<string>;
  /** Null for what was sealed by another profile or is damaged. */
  open(sealed: string): Promise<string | null>;
}

/** What is used of a storage area of the browser. */
export interface StorageArea {
  /** Null gives everything. */
  get(name: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(names: string | string[]): Promise<void>;
}

/** Values kept by name: for the session in memory, for the device sealed. */
export interface SecretStore {
  /** Whatever was kept, as it was saved; damaged entries are left out. */
  load(): Promise<unknown[]>;
  /** Undefined for what was never kept or is damaged. */
  read(name: string): Promise<unknown>;
  save(name: string, keep: 'session' | 'device', value: unknown): Promise<void>;
  forget(name: string): Promise<void>;
  /** Forgets every value whose name begins so. */
  forgetAll(beginning: string): Promise<void>;
}

/**
 * `storage.session` never touches the disk and no content script can read it. What is kept for the
 * device lies in `storage.local`, which content scripts could read: there it is always sealed.
 * `kind` tells stores that share the two areas apart.
 */
export function createSecretStore(
  { session, local }: { session: StorageArea; local: StorageArea },
  sealer: Sealer,
  kind: string,
): SecretStore {
  const prefix = `${kind}:`;

  async function named(area: StorageArea): Promise<[string, unknown][]> {
    return Object.entries(await area.get(null)).filter(([name]) => name.startsWith(prefix));
  }

  async function forget(names: string[]): Promise<void> {
    await Promise.all([session.remove(names), local.remove(names)]);
  }

  return {
    async load() {
      const inMemory = (await named(session)).map(([, value]) => value);
      const onDevice = await Promise.all(
        (await named(local)).map(async ([, value]) => opened(await sealer.open(String(value)))),
      );
      return [...inMemory, ...onDevice.flat()];
    },
    async read(name) {
      const key = prefix + name;
      const inMemory = (await session.get(key))[key];
      if (inMemory !== undefined) return inMemory;
      const sealed = (await local.get(key))[key];
      return sealed === undefined ? undefined : opened(await sealer.open(String(sealed)))[0];
    },
    async save(name, keep, value) {
      const key = prefix + name;
      if (keep === 'device') {
        await local.set({ [key]: await sealer.seal(JSON.stringify(value)) });
        await session.remove(key);
        return;
      }
      await session.set({ [key]: value });
      await local.remove(key);
    },
    forget: (name) => forget([prefix + name]),
    async forgetAll(beginning) {
      const all = [...(await named(session)), ...(await named(local))].map(([name]) => name);
      await forget(all.filter((name) => name.startsWith(prefix + beginning)));
    },
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
