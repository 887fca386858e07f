import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createWatchRunner, type WatchRunner } from '../../src/background/watch-runner';
import { compileClocks } from '../../src/engine/judge-clocks';
import { bundledPack } from '../../src/rule-packs/bundled';
import { LeadlightDatabase } from '../../src/store/database';
import { acknowledge, saveVisit } from '../../src/store/records';
import { saveRecords } from '../../src/store/save-records';
import { SUMMARY } from '../../src/store/testing/filled-store';
import { waitingLead } from '../../src/store/testing/leads';
import { alive, type Life, mortalStore } from './mortal-store';

/**
 * The background dies at every await of everything it does with clocks that run: each operation of the store,
 * notification, badge and alarm. The next life tells what is still to be told, and nothing twice.
 */
const START = Date.UTC(2026, 10, 20, 13);
const MINUTE = 60_000;
const context = { zone: 'UTC', locale: 'en-GB' };
const clocks = compileClocks(bundledPack);
const keyOf = (id: number) => `hubspot:7:lead:${id}`;

/** What a browser keeps while backgrounds come and go. */
interface Desk {
  db: LeadlightDatabase;
  now: number;
  /** By id: a notification that is made again takes the place of the first. */
  shown: Map<string, string>;
  alarm: number | null;
  badge: number;
}

let counter = 0;
async function desk(): Promise<Desk> {
  counter += 1;
  const db = new LeadlightDatabase(`watch-kill-${counter}`);
  await saveRecords(
    db,
    [1, 2].map((id) => waitingLead(`${id}`, START)),
    'sync',
  );
  return { db, now: START + MINUTE, shown: new Map(), alarm: null, badge: 0 };
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
      })),
    now: () => home.now,
    situation: () => alive(life, async () => ({ isOn: true, quietUntil: null, looking: new Set<string>() })),
    setAlarm: (at) =>
      alive(life, async () => {
        home.alarm = at;
      }),
    setBadge: (count) =>
      alive(life, async () => {
        home.badge = count;
      }),
    show: ({ id, message }) => alive(life, async () => void home.shown.set(id, message)),
    clear: () => alive(life, async () => {}),
    context,
  });
  return { runner, end: () => db.close() };
}

interface Way {
  name: string;
  before(home: Desk): Promise<void>;
  run(runner: WatchRunner): Promise<void>;
  /** How often each event must have been told in the end, over all notifications. */
  told: string[];
  badge: number;
}

const lived = async (home: Desk): Promise<void> => {
  const { runner, end } = background(home, { steps: 0, last: Number.POSITIVE_INFINITY });
  await runner.look();
  end();
};
const ALL = ['at-risk', 'breach', 'level-1', 'start'];

const WAYS: Way[] = [
  {
    name: 'the first look at two fresh leads',
    before: async () => {},
    run: (runner) => runner.look(),
    told: ['start', 'start'],
    badge: 0,
  },
  {
    name: 'a breach',
    async before(home) {
      await lived(home);
      home.now = START + 6 * MINUTE;
    },
    run: (runner) => runner.look(),
    told: [...ALL, ...ALL],
    badge: 2,
  },
  {
    name: 'a new judgement after one was met and another came late',
    async before(home) {
      await lived(home);
      home.now = START + 6 * MINUTE;
      await saveVisit(home.db, waitingLead('1', START, START + 2 * MINUTE), SUMMARY);
      await saveRecords(home.db, [waitingLead('3', START)], 'sync');
    },
    run: (runner) => runner.look(),
    told: [...ALL, ...ALL, 'start'],
    badge: 2,
  },
  {
    name: 'an acknowledgement',
    async before(home) {
      await lived(home);
      home.now = START + 4 * MINUTE;
    },
    async run(runner) {
      await runner.acknowledge(waitingLead('1', START).identity);
      await runner.look();
    },
    told: ['at-risk', 'start', 'start'],
    badge: 1,
  },
];

const toldOn = async (home: Desk): Promise<string[]> =>
  (await home.db.watchMarks.toArray()).map(({ event }) => event.split(' ').at(-1) ?? '').sort();

/** Runs the way in a background that dies at the given step; answers how many it took. */
async function runUntil(home: Desk, { run }: Way, last: number): Promise<number> {
  const life: Life = { steps: 0, last };
  const { runner, end } = background(home, life);
  await run(runner).catch((error: unknown) => {
    if (last === Number.POSITIVE_INFINITY) throw error;
  });
  end();
  return life.steps;
}

/** Every mark names a notification that was shown, none waits, and the alarm is armed. */
async function isWhole(home: Desk, { told, badge }: Way): Promise<void> {
  expect(await toldOn(home)).toEqual([...told].sort());
  const marks = await home.db.watchMarks.toArray();
  expect(marks.filter(({ waits }) => waits)).toEqual([]);
  expect(new Set(marks.map(({ notice }) => notice))).toEqual(new Set(home.shown.keys()));
  expect(home.badge).toBe(badge);
  expect(home.alarm).toBeGreaterThan(home.now);
}

describe.each(WAYS)('a background that dies at any await of $name', (way) => {
  it('tells nothing twice, and the next one goes on', async () => {
    const living = await desk();
    await way.before(living);
    const steps = await runUntil(living, way, Number.POSITIVE_INFINITY);
    await isWhole(living, way);
    expect(steps).toBeGreaterThan(8);
    for (let last = 0; last < steps; last += 1) {
      const home = await desk();
      await way.before(home);
      await runUntil(home, way, last);
      await runUntil(home, way, Number.POSITIVE_INFINITY);
      await isWhole(home, way);
      expect([...home.shown.keys()]).toEqual([...living.shown.keys()]);
      home.db.close();
    }
  }, 120_000);
});

describe('a machine that slept', () => {
  it('tells of all that was missed at once, and of nothing again', async () => {
    const home = await desk();
    await saveRecords(
      home.db,
      [3, 4, 5, 6].map((id) => waitingLead(`${id}`, START)),
      'sync',
    );
    home.now = START + 8 * 60 * MINUTE;
    home.alarm = null;
    await lived(home);
    expect([...home.shown.values()]).toEqual([
      '6 breached, 0 at risk: Lead 1, Lead 2 and 4 more. Open the queue, most urgent first.',
    ]);
    home.now = START;
    await lived(home);
    home.now = START + 9 * 60 * MINUTE;
    await lived(home);
    expect(home.shown.size).toBe(1);
    expect(home.badge).toBe(6);
  });

  it('finds what was acknowledged meanwhile done with', async () => {
    const home = await desk();
    await lived(home);
    for (const id of [1, 2])
      await acknowledge(home.db, waitingLead(`${id}`, START).identity, 'first-contact', home.now);
    for (const id of [1, 2]) await home.db.watchPending.put({ key: keyOf(id) });
    home.now = START + 30 * MINUTE;
    await lived(home);
    expect([home.shown.size, home.badge, home.alarm]).toEqual([2, 0, null]);
  });
});
