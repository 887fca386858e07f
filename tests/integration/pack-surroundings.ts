import { tryOut } from '../../src/engine/try-out';
import type { PackPolicy } from '../../src/pack-sync/policy';
import { createPackSync, type PackSync, type PackSyncOptions } from '../../src/pack-sync/service';
import { NOW, subtle } from '../../src/pack-sync/testing/publisher';
import { unkeptInMemory } from '../../src/record/testing/unkept-in-memory';
import { bundledPack } from '../../src/rule-packs/bundled';
import { parsePack } from '../../src/rule-packs/parse';
import { LeadlightDatabase } from '../../src/store/database';
import { activePack, installBundledPack } from '../../src/store/packs';

export interface PackBrowser {
  sync: PackSync;
  db: LeadlightDatabase;
  now: number;
  /** Of one look. */
  timeoutMs: number;
  /** Without a network no request leaves. */
  isOnline: boolean;
  announced: unknown[];
  alarm: number | null;
  policy: PackPolicy;
  /** Ends the background and starts a new one on the same store, as the browser does. */
  restart(change?: Partial<PackSyncOptions>): Promise<void>;
  /** Origin, pack id and version that judge now. @throws when what judges is no usable pack. */
  inUse(): Promise<[origin: string, id: string, version: number]>;
}

let names = 0;

/** A browser's background with its own store; the network is real unless `change` says otherwise. */
export async function startPackBrowser(change: Partial<PackSyncOptions> = {}): Promise<PackBrowser> {
  names += 1;
  const db = new LeadlightDatabase(`pack-browser-${names}`);
  await installBundledPack(db, bundledPack, NOW);
  const unkept = unkeptInMemory();

  const start = (more: Partial<PackSyncOptions>): PackSync =>
    createPackSync({
      db,
      bundled: { id: bundledPack.id, version: bundledPack.version },
      fetch: (url, init) =>
        browser.isOnline ? fetch(url, init) : Promise.reject(new TypeError('Failed to fetch')),
      subtle,
      now: () => browser.now,
      random: () => 0.5,
      appVersion: '1',
      tryOut,
      get timeoutMs() {
        return browser.timeoutMs;
      },
      mayFetch: async () => true,
      announce: async (inForce) => void browser.announced.push(inForce),
      policy: async () => browser.policy,
      unkept,
      setAlarm: async (at) => {
        browser.alarm = at;
      },
      ...change,
      ...more,
    });

  const browser: PackBrowser = {
    sync: start({}),
    db,
    now: NOW,
    timeoutMs: 10_000,
    isOnline: true,
    announced: [],
    alarm: null,
    policy: { packs: [], mayAdd: true },
    async restart(more = {}) {
      browser.sync = start(more);
      await browser.sync.start();
    },
    async inUse() {
      const { pack, origin } = await activePack(db);
      const parsed = parsePack(pack);
      if (!parsed.ok) throw new Error(`Half a pack is in force: ${parsed.problems[0]?.message}`);
      return [origin, parsed.pack.id, parsed.pack.version];
    },
  };
  return browser;
}
