import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { compileAutomations } from '../../src/automations/compile';
import { createWatchRunner, type WatchRunner } from '../../src/background/watch-runner';
import { compileClocks } from '../../src/engine/judge-clocks';
import type { CrmRecord } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import { LeadlightDatabase } from '../../src/store/database';
import { saveRecords } from '../../src/store/save-records';
import { deal } from '../../src/store/testing/filled-store';
import { alive, type Life, mortalStore } from './mortal-store';

/**
 * The background dies at every await while it finds out what happened, tells of it, and makes the digests of a day
 * and a week. The next life tells what is still to be told, and nothing twice.
 */
const DAY = 86_400_000;
/** A Monday, 08:31 in UTC. */
const MONDAY = Date.UTC(2026, 10, 23, 8, 31);
const context = { zone: 'UTC', locale: 'en-GB' };
const clocks = compileClocks(bundledPack);
const automations = compileAutomations(bundledPack, context);

interface Desk {
  db: LeadlightDatabase;
  now: number;
  /** By id: a notification that is made again takes the place of the first. */
  shown: Map<string, string>;
  alarm: number | null;
  isQuiet: boolean;
}

let counter = 0;
async function desk(records: CrmRecord[], now: number): Promise<Desk> {
  counter += 1;
  const db = new LeadlightDatabase(`happenings-kill-${counter}`);
  await db.generation.put({ id: 1, value: 'one-browser' });
  await db.channels.put({
    id: 'all',
    label: 'All',
    format: 'json',
    kinds: ['stage-entered', 'cs-handoff', 'daily-digest', 'weekly-digest'],
    fromLevel: 1,
    share: 'names',
    isOn: true,
    lastSentAt: null,
  });
  await saveRecords(db, records, 'sync');
  return { db, now, shown: new Map(), alarm: null, isQuiet: false };
}

function background(home: Desk, life: Life): { runner: WatchRunner; end(): void } {
  const db = mortalStore(home.db.name, life);
  const runner = createWatchRunner({
    db,
    judge: () =>
      alive(life, async () => ({
        pack: 'one@1',
        objects: clocks.objects,
        deadlines: (record, now) => clocks.deadlines(record, { ...context, now }),
        happenings: automations,
      })),
    now: () => home.now,
    situation: () =>
      alive(life, async () => ({
        isOn: true,
        quietUntil: home.isQuiet ? home.now + 3_600_000 : null,
        looking: new Set<string>(),
        digest: { daily: '08:30', weekly: true },
      })),
    tasksOf: () =>
      alive(life, async () => (record) => automations?.view(record, null, home.now).tasks ?? null),
    setAlarm: (at) =>
      alive(life, async () => {
        home.alarm = at;
      }),
    setBadge: () => alive(life, async () => {}),
    show: ({ id, message }) => alive(life, async () => void home.shown.set(id, message)),
    clear: () => alive(life, async () => {}),
    context,
  });
  return { runner, end: () => db.close() };
}

async function look(home: Desk, last = Number.POSITIVE_INFINITY): Promise<number> {
  const life: Life = { steps: 0, last };
  const { runner, end } = background(home, life);
  await runner.look().catch((error: unknown) => {
    if (last === Number.POSITIVE_INFINITY) throw error;
  });
  end();
  return life.steps;
}

const KINDS = ['cs-handoff', 'stage-entered', 'stage-entered'];
const queued = async ({ db }: Desk) => (await db.outbox.toArray()).map(({ event }) => event).sort();

/** Two deals that were looked at on Friday and moved on Monday, before the first look of that day. */
async function movedDeals(): Promise<Desk> {
  const home = await desk([deal('1', MONDAY - 4 * DAY), deal('2', MONDAY - 4 * DAY)], MONDAY - 3 * DAY);
  await look(home);
  home.now = MONDAY;
  const before = [...home.shown.keys()];
  for (const id of before) home.shown.delete(id);
  await saveRecords(
    home.db,
    [deal('1', MONDAY - 60_000, 'Negotiation'), deal('2', MONDAY - 60_000, 'Closed Won')],
    'sync',
  );
  return home;
}

async function isWhole(home: Desk): Promise<void> {
  const rows = await home.db.happenings.toArray();
  expect(rows.map(({ kind }) => kind).sort()).toEqual(KINDS);
  expect(rows.filter(({ state }) => state !== 'done')).toEqual([]);
  expect([...home.shown.keys()].filter((id) => id.startsWith('happened'))).toHaveLength(2);
  expect([...home.shown.keys()].filter((id) => /^(daily|weekly)/.test(id)).sort()).toEqual([
    'daily 2026-11-23',
    'weekly 2026-11-23',
  ]);
  const events = await queued(home);
  expect(new Set(events).size).toBe(events.length);
  expect(events.filter((id) => id.includes('2026-11-23 one-browser'))).toHaveLength(2);
  expect(home.alarm).toBe(Date.UTC(2026, 10, 24, 8, 30) + 1000);
}

describe('a background that dies at any await of what happened', () => {
  it('tells and queues everything once', async () => {
    const living = await movedDeals();
    const steps = await look(living);
    await isWhole(living);
    expect(steps).toBeGreaterThan(20);
    for (let last = 0; last < steps; last += 1) {
      const home = await movedDeals();
      await look(home, last);
      await look(home);
      await isWhole(home);
      expect([...home.shown.keys()].sort()).toEqual([...living.shown.keys()].sort());
      expect(await queued(home)).toEqual(await queued(living));
      home.db.close();
    }
  }, 120_000);
});

describe('over days', () => {
  it('makes each digest once, though the clock is put back, and the browser restarts', async () => {
    const home = await movedDeals();
    for (const at of [0, -20 * 60_000, 60_000, DAY, DAY - 3_600_000, DAY + 60_000, 5 * DAY, 6 * DAY]) {
      home.now = MONDAY + at;
      await look(home);
      await look(home);
    }
    const made = (await home.db.digests.toArray()).map(({ id }) => id);
    const own = made.filter((id) => id > 'daily 2026-11-22' && !id.startsWith('weekly'));
    expect(own).toEqual(['daily 2026-11-23', 'daily 2026-11-24']);
    expect(made.filter((id) => id === 'weekly 2026-11-23')).toHaveLength(1);
  });

  it('waits for the end of quiet hours with happenings and digests', async () => {
    const home = await movedDeals();
    home.isQuiet = true;
    await look(home);
    expect(home.shown.size).toBe(0);
    home.isQuiet = false;
    await look(home);
    await isWhole(home);
  });
});

describe('a CRM that is read for the first time', () => {
  it('tells of nothing that is old, however much it is', async () => {
    const many = Array.from({ length: process.env.LEADLIGHT_FULL ? 20_000 : 600 }, (_, id) =>
      deal(`${id}`, MONDAY - id * 60_000, id % 2 === 0 ? 'Closed Won' : 'Demo'),
    );
    const home = await desk(many, MONDAY);
    await look(home);
    expect(await home.db.happenings.count()).toBe(0);
    expect(await home.db.recordFacts.count()).toBe(many.length);
    expect([...home.shown.keys()].filter((id) => id.startsWith('happened'))).toEqual([]);
  }, 120_000);

  it('keeps what a file changes to itself', async () => {
    const home = await movedDeals();
    await look(home);
    await saveRecords(home.db, [deal('1', MONDAY + 60_000, 'Proposal')], 'import');
    home.now = MONDAY + 120_000;
    await look(home);
    expect(await home.db.happenings.count()).toBe(3);
  });

  it('tells one digest of many that moved at once', async () => {
    const records = Array.from({ length: 12 }, (_, id) => deal(`${id}`, MONDAY - DAY));
    const home = await desk(records, MONDAY - DAY);
    await look(home);
    await saveRecords(
      home.db,
      records.map((record, id) => ({ ...deal(`${id}`, MONDAY, 'Negotiation'), identity: record.identity })),
      'sync',
    );
    home.now = MONDAY;
    await look(home);
    expect([...home.shown.keys()].filter((id) => id.startsWith('happened'))).toHaveLength(1);
  });
});
