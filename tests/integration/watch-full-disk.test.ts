import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tellHeldUp } from '../../src/background/held-up';
import { createWatchRunner, type WatchRunner } from '../../src/background/watch-runner';
import { compileClocks } from '../../src/engine/judge-clocks';
import { unkeptInMemory } from '../../src/record/testing/unkept-in-memory';
import type { UnkeptProblems } from '../../src/record/unkept';
import { bundledPack } from '../../src/rule-packs/bundled';
import type { LeadlightDatabase } from '../../src/store/database';
import { saveRecords } from '../../src/store/save-records';
import { waitingLead } from '../../src/store/testing/leads';
import { type Disk, fullStore } from './full-store';

/** Countdowns on a disk that is full: counted on, alerts held up in words and told once there is room, each once. */
const START = Date.UTC(2026, 10, 20, 13);
const MINUTE = 60_000;
const context = { zone: 'UTC', locale: 'en-GB' };
const clocks = compileClocks(bundledPack);

let db: LeadlightDatabase;
let disk: Disk;
let runner: WatchRunner;
let unkept: UnkeptProblems;
let now = START;
let badge = 0;
let isOn = true;
let alarm: number | null = null;
let trouble: Error | null = null;
/** By id, each time. */
let shown: string[] = [];

beforeEach(async () => {
  disk = { isFull: false };
  db = fullStore(`watch-full-disk-${crypto.randomUUID()}`, disk);
  unkept = unkeptInMemory();
  [now, badge, alarm, shown, trouble, isOn] = [START + MINUTE, 0, null, [], null, true];
  runner = createWatchRunner({
    db,
    async judge() {
      if (trouble) throw trouble;
      return {
        pack: 'one@1',
        objects: clocks.objects,
        deadlines: (record, at) => clocks.deadlines(record, { ...context, now: at }),
      };
    },
    now: () => now,
    situation: async () => ({ isOn, quietUntil: null, looking: new Set<string>() }),
    async setAlarm(at) {
      alarm = at;
    },
    async setBadge(count) {
      badge = count;
    },
    show: async ({ id }) => void shown.push(id),
    clear: async () => {},
    context,
    onRound: tellHeldUp({
      unkept,
      now: () => now,
      isOn: async () => isOn,
      show: async ({ id }) => void shown.push(id),
      hide: async (id) => void shown.push(`no ${id}`),
      againMs: 30_000,
    }),
  });
  await saveRecords(db, [waitingLead('1', START)], 'sync');
  await runner.look();
  shown = [];
});
afterEach(() => db.delete());

const heldUp = async () => (await unkept.all())['held-up'];

it('counts on, says that alerts are held up, and tells them once there is room', async () => {
  disk.isFull = true;
  now = START + 6 * MINUTE;
  await expect(runner.look()).rejects.toThrow();
  expect([badge, alarm, shown]).toEqual([1, now + 30_000, ['held-up']]);
  expect(await heldUp()).toMatchObject({ kind: 'storage', at: now, againAt: now + 30_000 });
  expect((await heldUp())?.text).toMatch(
    /^The browser has no room left, so alerts .* come only once there is room/,
  );
  const marks = await db.watchMarks.toArray();
  now += 30_000;
  await expect(runner.look()).rejects.toThrow();
  expect(shown).toEqual(['held-up']);
  expect(await db.watchMarks.toArray()).toEqual(marks);

  disk.isFull = false;
  await runner.look();
  expect([await heldUp(), shown]).toEqual([
    undefined,
    ['held-up', expect.stringMatching(/^hubspot:7:lead:1 /), 'no held-up'],
  ]);
  await runner.look();
  expect(shown).toHaveLength(3);
});

it('judges what came in before the disk was full once there is room', async () => {
  await saveRecords(db, [waitingLead('2', START)], 'sync');
  disk.isFull = true;
  await expect(runner.look()).rejects.toThrow();
  expect([await db.watched.count(), await db.watchPending.count()]).toEqual([1, 1]);
  disk.isFull = false;
  await runner.look();
  expect([await db.watched.count(), await db.watchPending.count()]).toEqual([2, 0]);
});

it('sends no notification to whoever wants none, and says nothing of other trouble', async () => {
  trouble = new Error('The pack can’t be read.');
  await expect(runner.look()).rejects.toThrow();
  expect([await heldUp(), shown]).toEqual([undefined, []]);
  trouble = null;
  isOn = false;
  disk.isFull = true;
  now = START + 6 * MINUTE;
  await expect(runner.look()).rejects.toThrow();
  expect([(await heldUp())?.kind, shown]).toEqual(['storage', []]);
});
