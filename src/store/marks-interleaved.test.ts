import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { putAwayRules } from '../record/put-away';
import type { CrmRecord } from '../record/types';
import type { Suppression, VisitSummary } from '../record/visit';
import { LeadlightDatabase } from './database';
import { anyDue, judgeReview } from './judge-review';
import { saveVisit, suppress } from './records';
import { unpackSegment } from './review-columns';
import { readReview } from './review-index';
import { suppressAll, unsuppressAll } from './review-marks';

/**
 * Marks and judging meet in any order, as a press is followed by a long run while the list is judged and a page is
 * read. Once nothing is due, the list shows what the marks say.
 */
const START = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000;
const PACK = 'company@4';
const IDS = ['1', '2', '3'];
const RUNS = process.env.LEADLIGHT_FULL ? 500 : 60;

const recordOf = (id: string): CrmRecord => ({
  identity: { crm: 'hubspot', object: 'deal', id, org: '7', url: '' },
  ...{ title: id, fields: {}, stage: null, stages: [], history: [], asOf: START - HOUR, apiNames: {} },
  coverage: 'page',
});
const keyOf = (id: string): string => `hubspot:7:deal:${id}`;

/** Each record has one warning, unless it is put away. */
function summaryOf(record: CrmRecord, marks: readonly Suppression[], now: number): VisitSummary {
  const isPutAway = putAwayRules(record, marks, now).has('stale');
  return {
    ...{ breach: 0, warning: isPutAway ? 0 : 1, info: 0, unknown: 0, passed: 0, putAway: isPutAway ? 1 : 0 },
    ...{ topWarning: null, score: null, judgedBy: PACK, judgedAt: now },
  };
}

const markOf = (id: string, at: number): Suppression & { key: string } => ({
  ...{ key: keyOf(id), rule: 'stale', kind: 'snooze', until: at + HOUR / 2, reason: null, at },
  fingerprint: '["","","",""]',
});

type Move =
  | 'tick'
  | 'yield'
  | 'press'
  | 'snooze'
  | 'undo'
  | 'judge'
  | 'visit'
  | 'visit late'
  | 'single'
  | 'long';

interface Life {
  db: LeadlightDatabase;
  /** When the button was pressed: what is written then may come much later. */
  pressed: number;
  /** What a page knows of the marks, and since when. */
  known: { until: number; marks: Suppression[] };
  work: Promise<unknown>[];
}

const clock = () => Date.now();
function pass(ms: number): undefined {
  vi.setSystemTime(Date.now() + ms);
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** As `rejudgeList` does it. */
async function judge(db: LeadlightDatabase): Promise<number> {
  await readReview(db);
  return judgeReview(db, {
    ...{ pack: PACK, now: clock(), clock },
    async judge(records, marks, now) {
      await turn();
      return records.map((record, at) => summaryOf(record, marks[at] ?? [], now));
    },
    rest: turn,
  });
}

const MOVES: Record<Move, (life: Life) => Promise<unknown> | undefined> = {
  tick: () => pass(1),
  long: () => pass(20_000),
  yield: turn,
  press(life) {
    life.pressed = clock();
    return undefined;
  },
  snooze: ({ db, pressed }) =>
    suppressAll(
      db,
      IDS.map((id) => markOf(id, pressed)),
    ),
  undo: ({ db, pressed }) =>
    unsuppressAll(
      db,
      IDS.map((id) => ({ key: keyOf(id), rule: 'stale' })),
      pressed,
    ),
  single: ({ db, pressed }) => suppress(db, recordOf('1').identity, markOf('1', pressed)),
  judge: ({ db }) => judge(db),
  async visit(life) {
    const until = clock();
    const rows = await life.db.suppressions.where('key').equals(keyOf('2')).toArray();
    life.known = { until, marks: rows.filter(({ endedAt }) => endedAt === undefined) };
  },
  async 'visit late'({ db, known }) {
    const record = { ...recordOf('2'), asOf: clock() };
    const summary = summaryOf(record, known.marks, record.asOf);
    await saveVisit(db, record, { ...summary, judgedAt: Math.min(record.asOf, known.until) });
    await readReview(db);
  },
};

let counter = 0;
let db: LeadlightDatabase;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  counter += 1;
  db = new LeadlightDatabase(`interleaved-${counter}`);
});
afterEach(async () => {
  vi.useRealTimers();
  await db.delete();
});

async function begin(): Promise<Life> {
  for (const id of IDS) await saveVisit(db, recordOf(id), summaryOf(recordOf(id), [], START - HOUR));
  await readReview(db);
  return { db, pressed: START, known: { until: START, marks: [] }, work: [] };
}

/** What the list shows of each, and what its marks say. */
async function compared(): Promise<[shown: unknown, told: unknown]> {
  const rows = (await readReview(db)).flatMap(unpackSegment).sort((a, b) => a.key.localeCompare(b.key));
  const marks = (await db.suppressions.toArray()).filter(({ endedAt }) => endedAt === undefined);
  const told = IDS.map((id) => {
    const own = marks.filter(({ key }) => key === keyOf(id));
    return putAwayRules(recordOf(id), own, clock()).size;
  });
  return [rows.map(({ putAway }) => putAway), told];
}

async function settle(): Promise<void> {
  for (let round = 0; await anyDue(db, { pack: PACK, now: clock() }); round += 1) {
    expect(round).toBeLessThan(5);
    pass(1);
    await judge(db);
  }
}

it('counts a mark that was pressed before a judgement, and kept after it', async () => {
  await begin();
  const pressed = clock();
  pass(20_000);
  await judge(db);
  await suppressAll(db, [markOf('1', pressed)]);
  await settle();
  expect(await compared()).toEqual([
    [1, 0, 0],
    [1, 0, 0],
  ]);
});

it('counts what was taken back while the judging under way was still counting it', async () => {
  await begin();
  await suppressAll(db, [markOf('1', clock())]);
  pass(10);
  const judging = judge(db);
  await unsuppressAll(db, [{ key: keyOf('1'), rule: 'stale' }], clock());
  await judging;
  await settle();
  expect(await compared()).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

it('counts a mark of after the clock was set back, and has a judgement of before that make way', async () => {
  await begin();
  pass(HOUR);
  await judge(db);
  await saveVisit(db, { ...recordOf('2'), asOf: clock() }, summaryOf(recordOf('2'), [], clock()));
  pass(-HOUR + 60_000);
  await suppressAll(
    db,
    IDS.map((id) => markOf(id, clock())),
  );
  await settle();
  expect(await compared()).toEqual([
    [1, 1, 1],
    [1, 1, 1],
  ]);
});

it('shows what the marks say once nothing is due, in whatever order they were made, read and judged', async () => {
  const moves = fc.array(
    fc.record({
      move: fc.constantFrom<Move[]>(...(Object.keys(MOVES) as Move[])),
      isAwaited: fc.boolean(),
    }),
    { minLength: 3, maxLength: 14 },
  );
  let marked = 0;
  await fc.assert(
    fc.asyncProperty(moves, async (all) => {
      await db.delete();
      counter += 1;
      db = new LeadlightDatabase(`interleaved-${counter}`);
      const life = await begin();
      for (const { move, isAwaited } of all) {
        const work = MOVES[move](life);
        if (work) life.work.push(work);
        if (isAwaited) await work;
      }
      await Promise.all(life.work);
      await settle();
      const [shown, told] = await compared();
      expect(shown).toEqual(told);
      marked += await db.suppressions.count();
    }),
    { numRuns: RUNS, seed: 7 },
  );
  expect(marked).toBeGreaterThan(50);
}, 60_000);
