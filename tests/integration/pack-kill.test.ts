import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { tryOut } from '../../src/engine/try-out';
import { createPackSync, type PackSync } from '../../src/pack-sync/service';
import {
  DAY,
  iso,
  NOW,
  newKey,
  type Published,
  subtle,
  URL_OF_MANIFEST,
} from '../../src/pack-sync/testing/publisher';
import { subscriptionText } from '../../src/record/subscription-text';
import { unkeptInMemory } from '../../src/record/testing/unkept-in-memory';
import { bundledPack } from '../../src/rule-packs/bundled';
import type { SigningKey } from '../../src/signing/keys';
import { activeRef } from '../../src/store/packs';
import { alive, type Life, mortalStore } from './mortal-store';
import { publishPack } from './pack-faults';
import { type PackBrowser, startPackBrowser } from './pack-surroundings';

/**
 * The background dies at every await of every way that changes which pack judges: each request,
 * hash, signature check, operation of the store, announcement and alarm. What has not happened by
 * then never happens; an open transaction is undone, as the browser undoes it.
 */

function mortalSubtle(life: Life): SubtleCrypto {
  return new Proxy(subtle, {
    get: (target, name: keyof SubtleCrypto) => {
      const method = target[name] as (...args: unknown[]) => Promise<unknown>;
      return (...args: unknown[]) => alive(life, () => method.apply(target, args));
    },
  });
}

let key: SigningKey;
let one: Published;
let two: Published;
let scheduled: Published;
beforeAll(async () => {
  key = await newKey();
  [one, two, scheduled] = await Promise.all([
    publishPack(key, 1),
    publishPack(key, 2),
    publishPack(key, 2, { activateAt: iso(NOW + DAY) }),
  ]);
});

const fetchOf = ({ manifest, text, pack }: Published) => {
  return async (url: string) =>
    new Response(url === URL_OF_MANIFEST ? text : pack, {
      status: url.endsWith(manifest.file) || url === URL_OF_MANIFEST ? 200 : 404,
    });
};
const text = () => subscriptionText({ url: URL_OF_MANIFEST, publicKey: key.publicKey, group: null });

interface Way {
  name: string;
  before: (browser: PackBrowser) => Promise<unknown>;
  serves: () => Published;
  now?: number;
  run: (sync: PackSync, id: string) => Promise<unknown>;
  /** Versions that may judge afterwards; 0 is the bundled pack. */
  may: number[];
}

const followOne = async (browser: PackBrowser): Promise<string> => {
  await browser.restart({ fetch: fetchOf(one) });
  return (await browser.sync.subscribe(text())).id;
};
const followTwo = async (browser: PackBrowser): Promise<void> => {
  const id = await followOne(browser);
  await browser.restart({ fetch: fetchOf(two) });
  await browser.sync.syncNow(id);
};

const WAYS: Way[] = [
  {
    name: 'the first subscription',
    before: async () => {},
    serves: () => one,
    run: (sync) => sync.subscribe(text()),
    may: [0, 1],
  },
  {
    name: 'an update',
    before: followOne,
    serves: () => two,
    run: (sync, id) => sync.syncNow(id),
    may: [1, 2],
  },
  {
    name: 'an update at an alarm',
    before: followOne,
    serves: () => two,
    now: NOW + DAY,
    run: (sync) => sync.wake(),
    may: [1, 2],
  },
  {
    name: 'the time of a scheduled version',
    before: async (browser) => {
      const id = await followOne(browser);
      await browser.restart({ fetch: fetchOf(scheduled) });
      await browser.sync.syncNow(id);
    },
    serves: () => scheduled,
    now: NOW + 2 * DAY,
    run: (sync) => sync.wake(),
    may: [1, 2],
  },
  {
    name: 'going back',
    before: followTwo,
    serves: () => two,
    run: (sync, id) => sync.rollBack(id),
    may: [1, 2],
  },
  {
    name: 'the end',
    before: followTwo,
    serves: () => two,
    run: (sync, id) => sync.unsubscribe(id),
    may: [0, 2],
  },
];

/** Runs the way in a background that dies at the given step; answers how many it took. */
async function runUntil(
  browser: PackBrowser,
  { serves, run, now = NOW }: Way,
  last: number,
): Promise<number> {
  const life: Life = { steps: 0, last };
  const db = mortalStore(browser.db.name, life);
  const serve = fetchOf(serves());
  const sync = createPackSync({
    db,
    bundled: { id: bundledPack.id, version: bundledPack.version },
    fetch: (url) => alive(life, () => serve(url)),
    subtle: mortalSubtle(life),
    now: () => now,
    random: () => 0.5,
    appVersion: '1',
    tryOut,
    mayFetch: () => alive(life, async () => true),
    announce: (pack) => alive(life, async () => void browser.announced.push(pack)),
    policy: () => alive(life, async () => ({ packs: [], mayAdd: true })),
    unkept: unkeptInMemory(),
    setAlarm: () => alive(life, async () => {}),
  });
  const [row] = await browser.db.subscriptions.toArray();
  await run(sync, row?.id ?? '').catch((error: unknown) => {
    if (last === Number.POSITIVE_INFINITY) throw error;
  });
  db.close();
  return life.steps;
}

/** The pointer, the document and the row tell of one version; the next background tells it to the pages. */
async function isWhole(browser: PackBrowser, way: Way): Promise<number> {
  const [origin, id, version] = await browser.inUse();
  const ref = await activeRef(browser.db);
  expect(ref).toMatchObject({ id, version });
  const [row] = await browser.db.subscriptions.toArray();
  if (origin === 'signed') expect(row?.kept[0]?.manifest).toMatchObject({ packId: id, version });
  if (row?.kept.length === 0) expect(origin).toBe('bundled');
  expect(way.may).toContain(origin === 'signed' ? version : 0);
  await browser.restart({ fetch: fetchOf(way.serves()) });
  expect(browser.announced.at(-1)).toEqual(ref);
  return version;
}

/** Some hundred lives: a slow machine takes its time. */
const LONG_MS = 300_000;

describe.each(WAYS)('a background that dies at any await of $name', (way) => {
  it(
    'leaves the old state or the new one, and the next one goes on',
    async () => {
      const living = await startPackBrowser();
      await way.before(living);
      const steps = await runUntil(living, way, Number.POSITIVE_INFINITY);
      const end = await isWhole(living, way);
      expect(steps).toBeGreaterThan(5);
      for (let last = 0; last < steps; last += 1) {
        const browser = await startPackBrowser();
        await way.before(browser);
        browser.now = way.now ?? NOW;
        await runUntil(browser, way, last);
        await isWhole(browser, way);
        const [row] = await browser.db.subscriptions.toArray();
        if (way.name !== 'the end' || row) await way.run(browser.sync, row?.id ?? '');
        expect((await browser.inUse())[2]).toBe(end);
        browser.db.close();
      }
    },
    LONG_MS,
  );
});
