import type { PackSubscription } from '../record/pack-subscription';
import { parseSubscription, type SubscriptionText } from '../record/subscription-text';
import { sha256, textBytes } from '../signing/bytes';
import { keyIdOf } from '../signing/keys';
import type { LeadlightDatabase, PackPointer } from '../store/database';
import { activeRef } from '../store/packs';
import {
  allSubscriptions,
  changeSubscription,
  removeSubscription,
  type StoredSubscription,
} from '../store/subscriptions';
import { applyCheck } from './apply-check';
import { type CheckDeps, checkSubscription } from './check';
import { dueRows, nextWake } from './schedule';
import { released, rolledBack, settle } from './settle';
import { viewOf } from './view';

export interface PackSyncOptions extends CheckDeps {
  db: LeadlightDatabase;
  bundled: PackPointer;
  /** From 0 to below 1. */
  random(): number;
  /** Wakes this code at a moment; null: no more. */
  setAlarm(at: number | null): Promise<void>;
  /** Tells the engines which pack is in force now. */
  announce(inForce: PackPointer): Promise<void>;
  /** Subscriptions that a policy of the browser sets, one text each. */
  managed(): Promise<string[]>;
}

/** A text that is no subscription, or one that may not be changed here; the message says what to do. */
export class SubscriptionError extends Error {
  override name = 'SubscriptionError';
}

export interface PackSync {
  subscribe(text: string): Promise<PackSubscription>;
  subscriptions(): Promise<PackSubscription[]>;
  syncNow(id: string): Promise<PackSubscription>;
  unsubscribe(id: string): Promise<void>;
  rollBack(id: string): Promise<PackSubscription>;
  useNewest(id: string): Promise<PackSubscription>;
  /** At every start of the background: policy, announcement and alarm as they should be. */
  start(): Promise<void>;
  /** At every alarm: begins what was scheduled and looks at all whose turn has come. */
  wake(): Promise<void>;
}

/** While a run lasts, the browser may end the background: then it is woken again after this. */
const RESUME_MS = 5 * 60_000;

/** Follows published packs: one instance per browser, in the background, which may die at any await. */
export function createPackSync(options: PackSyncOptions): PackSync {
  const { db, bundled, now } = options;
  const running = new Map<string, Promise<void>>();

  async function change(
    id: string,
    changed: (row: StoredSubscription | undefined) => StoredSubscription | undefined,
  ): Promise<void> {
    const done = await changeSubscription(db, id, bundled, changed);
    if (done?.inForce) await options.announce(done.inForce);
  }

  const update = (id: string, changed: (row: StoredSubscription) => StoredSubscription): Promise<void> =>
    change(id, (row) => row && changed(row));

  /** One look at a time for each subscription: a call meanwhile waits for the one under way. */
  function sync(id: string): Promise<void> {
    const known = running.get(id);
    if (known) return known;
    const work = look(id).finally(() => running.delete(id));
    running.set(id, work);
    return work;
  }

  async function look(id: string): Promise<void> {
    const row = await db.subscriptions.get(id);
    if (!row) return;
    const result = await checkSubscription(row, options);
    const at = { now: now(), chance: options.random(), appVersion: options.appVersion };
    await update(id, (current) => applyCheck(current, result, at));
  }

  async function arm(): Promise<void> {
    await options.setAlarm(nextWake(await allSubscriptions(db), now()));
  }

  async function viewed(id: string): Promise<PackSubscription> {
    const row = await db.subscriptions.get(id);
    if (!row) throw new SubscriptionError('This subscription is no longer there. Reload the page.');
    return show(row, await activeRef(db));
  }

  async function show(row: StoredSubscription, inForce: PackPointer | null): Promise<PackSubscription> {
    return viewOf(row, inForce, await keyIdOf(options.subtle, row.keys[0] ?? ''), now());
  }

  async function follow(wanted: SubscriptionText, isManaged: boolean): Promise<string> {
    const id = (await sha256(options.subtle, textBytes(wanted.url))).slice(0, 16);
    const fresh = newRow(id, wanted, isManaged, now(), Math.floor(options.random() * 100));
    await change(id, (row) => (row ? followAnew(row, wanted, isManaged) : fresh));
    return id;
  }

  async function followManaged(): Promise<void> {
    const wanted = (await options.managed()).map(parseSubscription);
    const ids: string[] = [];
    for (const parsed of wanted) if (parsed.ok) ids.push(await follow(parsed.subscription, true));
    for (const row of await allSubscriptions(db))
      if (row.isManaged && !ids.includes(row.id)) await remove(row.id);
  }

  async function remove(id: string): Promise<void> {
    const inForce = await removeSubscription(db, id, bundled);
    if (inForce) await options.announce(inForce);
  }

  async function lookAndView(id: string): Promise<PackSubscription> {
    await sync(id);
    await arm();
    return viewed(id);
  }

  return {
    async subscribe(text) {
      const parsed = parseSubscription(text);
      if (!parsed.ok) throw new SubscriptionError(parsed.problem);
      const id = await follow(parsed.subscription, false);
      await arm();
      return lookAndView(id);
    },
    async subscriptions() {
      const inForce = await activeRef(db);
      return Promise.all((await allSubscriptions(db)).map((row) => show(row, inForce)));
    },
    syncNow: lookAndView,
    async unsubscribe(id) {
      if ((await db.subscriptions.get(id))?.isManaged)
        throw new SubscriptionError('Your organisation set this pack. Ask its administrator to remove it.');
      await remove(id);
      await arm();
    },
    async rollBack(id) {
      await update(id, (row) => rolledBack(row, now()));
      return viewed(id);
    },
    async useNewest(id) {
      await update(id, (row) => released(row, now()));
      return viewed(id);
    },
    async start() {
      const inForce = await activeRef(db);
      if (inForce) await options.announce(inForce);
      await followManaged();
      await arm();
    },
    async wake() {
      await options.setAlarm(now() + RESUME_MS);
      for (const { id } of await allSubscriptions(db)) await update(id, (row) => settle(row, now()));
      for (const { id } of dueRows(await allSubscriptions(db), now())) {
        await sync(id);
        await options.setAlarm(now() + RESUME_MS);
      }
      await arm();
    },
  };
}

function newRow(
  id: string,
  { url, publicKey, group }: SubscriptionText,
  isManaged: boolean,
  at: number,
  place: number,
): StoredSubscription {
  return {
    id,
    url,
    givenKey: publicKey,
    keys: [publicKey],
    group,
    isManaged,
    place,
    subscribedAt: at,
    etag: null,
    newest: null,
    kept: [],
    waiting: null,
    held: null,
    parked: null,
    quarantine: null,
    trouble: null,
    checkedAt: null,
    failures: 0,
    nextTryAt: at,
  };
}

/**
 * The same address again. The key it came with leads to whatever key followed it; another key is
 * trusted instead of the old ones. What is there stays, so that no subscription, however it is made,
 * leads back to an older version.
 */
function followAnew(
  row: StoredSubscription,
  { publicKey, group }: SubscriptionText,
  isManaged: boolean,
): StoredSubscription {
  if (row.isManaged && !isManaged)
    throw new SubscriptionError('Your organisation set this pack already; it is followed with that key.');
  const isTrusted = publicKey === row.givenKey || row.keys.includes(publicKey);
  return {
    ...row,
    group,
    isManaged,
    givenKey: publicKey,
    ...(isTrusted ? {} : { keys: [publicKey], etag: null, nextTryAt: 0 }),
  };
}
