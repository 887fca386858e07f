import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createJudgingRunner, type JudgingRunner } from '../../src/background/judging-runner';
import type { JudgingState } from '../../src/record/judging';
import { bundledPack } from '../../src/rule-packs/bundled';
import { judgeName } from '../../src/sla/summarize';
import { LeadlightDatabase } from '../../src/store/database';
import { anyDue } from '../../src/store/judge-review';
import { installBundledPack } from '../../src/store/packs';
import { unpackSegment } from '../../src/store/review-columns';
import { readReview } from '../../src/store/review-index';
import { saveRecords } from '../../src/store/save-records';
import { waitingLead } from '../../src/store/testing/leads';
import { rejudgeList } from '../../src/studio/rejudge-list';
import { alive, type Life, mortalStore } from './mortal-store';

/**
 * A background and its judging that die at every await: each operation of the store, each word to the browser.
 * The next life goes on; in the end every record is judged by the pack in force, and no page is left open.
 */
const NOW = Date.UTC(2026, 10, 21, 9);
const MINUTE = 60_000;
/** Each await in the long form; a store is made anew for each death. */
const STRIDE = process.env.LEADLIGHT_FULL ? 1 : 3;
const LEADS = ['1', '2'];
const context = { now: NOW, zone: 'UTC', locale: 'en-GB' };
const pack = { packs: '7', name: judgeName(bundledPack), by: 'Company rules 7' };

/** What the browser keeps while backgrounds come and go. */
let desk: { now: number; state: JudgingState | null; alarm: number | null; work: Promise<void> | null };
let db: LeadlightDatabase;
let counter = 0;
beforeEach(start);
afterEach(() => db.delete());

async function start(): Promise<void> {
  counter += 1;
  db = new LeadlightDatabase(`rejudge-kill-${counter}`);
  await installBundledPack(db, bundledPack, NOW);
  await saveRecords(
    db,
    LEADS.map((id) => waitingLead(id, NOW)),
    'sync',
  );
  desk = { now: NOW, state: null, alarm: null, work: null };
}

/** One life: the background, and the run that it begins, which dies with it. */
async function live(last: number, how: 'look' | 'wake'): Promise<number> {
  const life: Life = { steps: 0, last };
  const mortal = mortalStore(db.name, life);
  const dies = <T>(work: () => Promise<T>) => alive(life, work);
  const runner: JudgingRunner = createJudgingRunner({
    read: () => dies(async () => desk.state),
    keep: (state) =>
      dies(async () => {
        desk.state = structuredClone(state);
      }),
    pack: () => dies(async () => pack),
    isDue: (by) => anyDue(mortal, by),
    isSyncing: () => dies(async () => false),
    host: {
      isOpen: () => dies(async () => desk.work !== null),
      open: (run) =>
        dies(async () => {
          desk.work = rejudgeList(mortal, context, {
            onProgress: (progress) => void runner.report(run, progress).catch(() => {}),
            rest: () => dies(async () => {}),
          }).then(
            () => runner.ended(run, null),
            (error: unknown) => runner.ended(run, String(error)),
          );
          // Whoever waits for it is told below.
          desk.work.catch(() => {});
        }),
      close: () =>
        dies(async () => {
          desk.work = null;
        }),
    },
    now: () => desk.now,
    setAlarm: (at) =>
      dies(async () => {
        desk.alarm = at;
      }),
  });
  await runner[how]().catch(() => {});
  await desk.work?.catch(() => {});
  if (life.steps > last) desk.work = null;
  mortal.close();
  return life.steps;
}

const isDone = (): boolean => desk.state?.status === 'resting' && desk.state.done === LEADS.length;

async function isWhole(): Promise<void> {
  const entries = (await readReview(db)).flatMap(unpackSegment);
  expect(entries.map(({ judgedBy }) => judgedBy)).toEqual(LEADS.map(() => pack.name));
  expect(desk).toMatchObject({ work: null, state: { status: 'resting', done: 2, total: 2 } });
  expect(desk.alarm).toBeGreaterThan(desk.now);
}

it('goes on after a death at any await, and is done in the end', async () => {
  const steps = await live(Number.POSITIVE_INFINITY, 'look');
  await isWhole();
  expect(steps).toBeGreaterThan(40);
  for (let last = 0; last < steps; last += STRIDE) {
    await db.delete();
    await start();
    await live(last, 'look');
    // By its next start and the alarms of that, and nobody asks.
    for (let minute = 0; minute < 3 && !isDone(); minute += 1) {
      desk.now += MINUTE;
      await live(Number.POSITIVE_INFINITY, 'wake');
    }
    await isWhole();
  }
}, 60_000);
