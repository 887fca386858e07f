import type {
  ChosenFile,
  PackStanding,
  PackSubscription,
  SubscriptionPreview,
} from '../record/pack-subscription';
import { parseSubscription, type SubscriptionText } from '../record/subscription-text';
import type { UnkeptProblems } from '../record/unkept';
import { sha256, textBytes } from '../signing/bytes';
import { keyIdOf } from '../signing/keys';
import type { LeadlightDatabase, PackPointer } from '../store/database';
import { activeRef, composedPacks } from '../store/packs';
import { beginTrial, newestSeen } from '../store/packs-memory';
import { ruleDaysSince } from '../store/rule-counts';
import {
  allSubscriptions,
  changeSubscription,
  removeSubscription,
  type StoredSubscription,
} from '../store/subscriptions';
import { applyCheck } from './apply-check';
import { type CheckDeps, checkSubscription } from './check';
import type { Fetch } from './download';
import { followAnew, newRow, SubscriptionError } from './follow';
import { hasAddress, readFiles } from './from-files';
import { DAY_MS } from './limits';
import { NOT_KEPT_AGAIN_MS, unkeptLooks, withNotKept } from './not-kept';
import { type PackPolicy, type ReadPolicy, readPolicy } from './policy';
import { dueRows, nextWake } from './schedule';
import { released, rolledBack, settle } from './settle';
import { packReport, standingOf } from './standing';
import { versionOf, viewOf } from './view';

export interface PackSyncOptions extends Omit<CheckDeps, 'seen' | 'beginTrial'> {
  db: LeadlightDatabase;
  bundled: PackPointer;
  /** From 0 to below 1. */
  random(): number;
  /** Wakes this code at a moment; null: no more. */
  setAlarm(at: number | null): Promise<void>;
  /** Tells the engines which pack is in force now. */
  announce(inForce: PackPointer): Promise<void>;
  policy(): Promise<PackPolicy>;
  /** Problems of subscriptions that the store itself can't tell. */
  unkept: UnkeptProblems;
}

export interface PackSync {
  preview(text: string): Promise<SubscriptionPreview>;
  previewFiles(files: ChosenFile[]): Promise<SubscriptionPreview>;
  subscribe(text: string): Promise<PackSubscription>;
  subscribeFiles(files: ChosenFile[]): Promise<PackSubscription>;
  standing(): Promise<PackStanding>;
  report(): Promise<string>;
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

/** For how long back pages show what each rule did. */
const COUNTED_DAYS = 30;
/** While a run lasts, the browser may end the background: then it is woken again after this. */
const RESUME_MS = NOT_KEPT_AGAIN_MS;
const quietly = (work: Promise<unknown>): Promise<unknown> => work.catch(() => {});

/** Follows published packs: one instance per browser, in the background, which may die at any await. */
export function createPackSync(options: PackSyncOptions): PackSync {
  const { db, bundled, now } = options;
  const unkept = unkeptLooks(options.unkept, now);
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
    const work = lookAndTell(id).finally(() => running.delete(id));
    running.set(id, work);
    return work;
  }

  /** What the store does not take is told without it, until it takes it. */
  async function lookAndTell(id: string): Promise<void> {
    await unkept.orTold(id, look(id));
    await unkept.over(id);
  }

  /** Begins what was scheduled. Where a look follows, that one says what becomes of it. */
  async function begin(row: StoredSubscription): Promise<void> {
    const begun = update(row.id, (current) => settle(current, now()));
    await unkept.orTold(row.id, begun);
    if (dueRows([row], now()).length === 0) await unkept.over(row.id);
  }

  const turns = async (): Promise<StoredSubscription[]> => unkept.without(await allSubscriptions(db));

  /** `fetch` answers for chosen files; a pack that came from files has nothing else to look at. */
  async function look(id: string, fetch?: Fetch): Promise<void> {
    const row = await db.subscriptions.get(id);
    if (!row || (!hasAddress(row) && !fetch)) return;
    const deps: CheckDeps = { ...options, ...memory, ...(fetch && { fetch }) };
    const result = await checkSubscription(row, deps);
    const at = { now: now(), chance: options.random(), appVersion: options.appVersion };
    await update(id, (current) => applyCheck(current, result, at));
  }

  const memory: Pick<CheckDeps, 'seen' | 'beginTrial'> = {
    seen: (publicKey, packId) => newestSeen(db, publicKey, packId),
    beginTrial: (id, content) => beginTrial(db, id, content),
  };

  async function arm(): Promise<void> {
    await options.setAlarm(nextWake(await unkept.held(await allSubscriptions(db)), now()));
  }

  async function viewed(id: string): Promise<PackSubscription> {
    const row = await db.subscriptions.get(id);
    if (!row) throw new SubscriptionError('This subscription is no longer there. Reload the page.');
    return show(row, await activeRef(db));
  }

  async function show(row: StoredSubscription, inForce: PackPointer | null): Promise<PackSubscription> {
    const view = viewOf(row, inForce, await keyIdOf(options.subtle, row.keys[0] ?? ''), now());
    return withNotKept(view, (await unkept.known())[row.id]);
  }

  async function subscriptions(): Promise<PackSubscription[]> {
    const inForce = await activeRef(db);
    return Promise.all((await allSubscriptions(db)).map((row) => show(row, inForce)));
  }

  async function standing(): Promise<PackStanding> {
    const days = await ruleDaysSince(db, now() - COUNTED_DAYS * DAY_MS);
    const read = await policy();
    const problems = [...read.problems, ...(await notFollowed(read))];
    return standingOf(await composedPacks(db), { ...read, problems }, days);
  }

  /** What the store did not take of the packs of a policy, of which it therefore has no row. */
  async function notFollowed({ wanted }: ReadPolicy): Promise<string[]> {
    const [ids, problems] = await Promise.all([
      Promise.all(wanted.map(({ url }) => idOf(url))),
      unkept.known(),
    ]);
    const rows = await db.subscriptions.bulkGet(ids);
    return ids.flatMap((id, index) => (rows[index] ? [] : (problems[id]?.text ?? [])));
  }

  async function follow(wanted: SubscriptionText, isManaged: boolean, rank = 0): Promise<string> {
    const id = await idOf(wanted.url);
    const fresh = newRow(id, wanted, { isManaged, rank, at: now(), chance: options.random() });
    const followed = change(id, (row) => (row ? followAnew(row, wanted, isManaged, rank) : fresh));
    await (isManaged ? unkept.orTold(id, followed) : followed);
    return id;
  }

  const idOf = async (url: string): Promise<string> =>
    (await sha256(options.subtle, textBytes(url))).slice(0, 16);

  const policy = async (): Promise<ReadPolicy> => readPolicy(await options.policy());

  async function followManaged(): Promise<void> {
    const ids: string[] = [];
    for (const [rank, wanted] of (await policy()).wanted.entries())
      ids.push(await follow(wanted, true, rank));
    for (const row of await allSubscriptions(db))
      if (row.isManaged && !ids.includes(row.id)) await remove(row.id);
  }

  /** @throws SubscriptionError for a text that is none, and where a policy allows no other packs. */
  async function allowed(text: string): Promise<SubscriptionText> {
    const parsed = parseSubscription(text);
    if (!parsed.ok) throw new SubscriptionError(parsed.problem);
    await refuseLocked();
    return parsed.subscription;
  }

  async function refuseLocked(): Promise<void> {
    if (!(await policy()).mayAdd)
      throw new SubscriptionError(
        'Your organisation allows only the packs it set. Ask its administrator to add this one.',
      );
  }

  /** What is chosen, and the key that counts: the one followed already, else the one among the files. */
  async function allowedFiles(files: readonly ChosenFile[]) {
    const reading = readFiles(files);
    if (!reading.ok) throw new SubscriptionError(reading.problem);
    await refuseLocked();
    const known = await db.subscriptions.get(await idOf(reading.url));
    const publicKey = reading.publicKey ?? known?.givenKey ?? null;
    if (publicKey === null)
      throw new SubscriptionError('The key is not among these files. Choose public-key.txt too.');
    return { ...reading, publicKey };
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
    async preview(text) {
      const { url, publicKey, group } = await allowed(text);
      return {
        host: new URL(url).host,
        keyId: await keyIdOf(options.subtle, publicKey),
        group,
        version: null,
      };
    },
    async previewFiles(files) {
      const { manifest, publicKey } = await allowedFiles(files);
      const keyId = await keyIdOf(options.subtle, publicKey);
      return { host: null, keyId, group: null, version: versionOf(manifest) };
    },
    async subscribe(text) {
      const id = await follow(await allowed(text), false);
      await arm();
      return lookAndView(id);
    },
    async subscribeFiles(files) {
      const { url, publicKey, fetch } = await allowedFiles(files);
      const id = await follow({ url, publicKey, group: null }, false);
      await look(id, fetch);
      await arm();
      return viewed(id);
    },
    subscriptions,
    standing,
    async report() {
      const at = { now: now(), appVersion: options.appVersion };
      return packReport(await subscriptions(), await standing(), at);
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
      try {
        await followManaged();
      } finally {
        await arm();
      }
    },
    async wake() {
      await options.setAlarm(now() + RESUME_MS);
      for (const row of await turns()) await quietly(begin(row));
      for (const { id } of dueRows(await turns(), now())) {
        await quietly(sync(id));
        await options.setAlarm(now() + RESUME_MS);
      }
      await arm();
    },
  };
}
