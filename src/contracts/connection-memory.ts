import type { SecretStore, StorageArea } from './connection-secrets';

/** By name, for the time between two lives of the background. */
export interface KeptByName {
  load(name: string): Promise<unknown>;
  save(name: string, value: unknown): Promise<void>;
}

const PREFIX = 'answer:';
/** Some dozen records fit well below the 10 MB that a browser keeps for a session. */
const MOST = 40;

export interface RecentValues extends KeptByName {
  /** Wipes the values whose name begins so. */
  forgetAll(beginning: string): Promise<void>;
}

/** The newest values only, in memory: gone with the browser, and out of reach for content scripts. */
export function recentValues(session: StorageArea, now: () => number): RecentValues {
  const all = async (beginning: string): Promise<[string, Kept | null][]> =>
    Object.entries(await session.get(null))
      .filter(([key]) => key.startsWith(beginning))
      .map(([key, kept]) => [key, isKept(kept) ? kept : null]);

  return {
    async load(name) {
      const kept = (await session.get(PREFIX + name))[PREFIX + name];
      return isKept(kept) ? kept.value : undefined;
    },
    async save(name, value) {
      const key = PREFIX + name;
      const others = (await all(PREFIX)).filter(([other]) => other !== key);
      const newestFirst = others.sort(([, a], [, b]) => (b?.at ?? 0) - (a?.at ?? 0));
      await session.remove(newestFirst.slice(MOST - 1).map(([other]) => other));
      await session.set({ [key]: { at: now(), value } satisfies Kept });
    },
    async forgetAll(beginning) {
      await session.remove((await all(PREFIX + beginning)).map(([key]) => key));
    },
  };
}

/** A browser gives what it keeps in no order of its own, so each value has its time. */
interface Kept {
  at: number;
  value: unknown;
}

function isKept(kept: unknown): kept is Kept {
  return typeof kept === 'object' && kept !== null && 'at' in kept && 'value' in kept;
}

/** Values that are kept as long and as safely as the connection they belong to. */
export function keptBeside(secrets: SecretStore, connection: string, keep: 'session' | 'device'): KeptByName {
  return {
    load: (name) => secrets.read(`${connection}:${name}`),
    save: (name, value) => secrets.save(`${connection}:${name}`, keep, value),
  };
}
