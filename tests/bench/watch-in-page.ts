import { createWatchRunner } from '../../src/background/watch-runner';
import type { Deadline } from '../../src/record/assessment';
import type { EpochMs } from '../../src/record/types';
import { LeadlightDatabase } from '../../src/store/database';
import { waitingLead } from '../../src/store/testing/leads';
import { putClocks } from '../../src/store/watch-clocks';
import { nextWatchAt } from '../../src/store/watch-plan';

/** Sent to the page: open clocks in the browser's own IndexedDB, and wake-ups of the background's runner on them. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CALM = { isOn: true, quietUntil: null, looking: new Set<string>() };
const STEPS = [5, 15, 30, 60];

let db: LeadlightDatabase;
let now: EpochMs;
let shown: string[] = [];
let alarms = 0;

function deadline(startAt: EpochMs): Deadline {
  return {
    sla: 'first-contact',
    title: 'First contact',
    startAt,
    startLabel: 'the form',
    dueAt: startAt + 5 * MINUTE,
    atRiskAt: startAt + 3.75 * MINUTE,
    metAt: null,
    targetMs: 5 * MINUTE,
    stopLabel: 'first rep contact',
    clock: 'elapsed',
    escalation: STEPS.map((minutes) => ({
      label: `Told after ${minutes} minutes`,
      at: startAt + minutes * MINUTE,
      to: 'manager',
    })),
    systemDelayMs: null,
    assignedAt: null,
    reason: null,
    evidence: [],
  };
}

/** So many clocks that start one second apart, from an hour from now on, with their records. */
export async function fill(count: number, at: EpochMs): Promise<void> {
  db = new LeadlightDatabase(`bench-${at}`);
  now = at;
  shown = [];
  await db.settings.put({ name: 'watch-pack', value: 'bench@1' });
  for (let from = 0; from < count; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, count - from) }, (_, index) => {
      const startAt = at + HOUR + (from + index) * 1000;
      const record = waitingLead(`${from + index}`, startAt);
      const key = `hubspot:7:lead:${from + index}`;
      return { key, record, summary: null, asOf: startAt };
    });
    await db.records.bulkPut(rows);
    await putClocks(
      db,
      rows.map(({ key, asOf }) => ({
        key,
        sla: 'first-contact',
        deadline: deadline(asOf),
        acknowledgedAt: null,
        remindAt: null,
      })),
    );
  }
}

export interface Wake {
  ms: number;
  /** Of tasks that were longer than 50 ms; 0 without any. */
  longest: number;
  notices: number;
  alarms: number;
}

/** One wake-up of the background at that time: all it does, from judging to the alarm. */
export async function wake(at: EpochMs): Promise<Wake> {
  now = at;
  alarms = 0;
  const before = shown.length;
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  await runner().look();
  const ms = performance.now() - start;
  // Long tasks are told of a moment later.
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return { ms, longest, notices: shown.length - before, alarms };
}

const runner = () =>
  createWatchRunner({
    db,
    judge: async () => ({ pack: 'bench@1', objects: new Set(['lead' as const]), deadlines: () => [] }),
    now: () => now,
    situation: async () => CALM,
    async setAlarm(at) {
      if (at !== null) alarms = 1;
    },
    setBadge: async () => {},
    show: async ({ message }) => void shown.push(message),
    clear: async () => {},
    context: { zone: 'UTC', locale: 'en-GB' },
  });

/** Milliseconds of one look-up of what is due next. */
export async function nextDue(times: number): Promise<number> {
  const start = performance.now();
  for (let time = 0; time < times; time += 1) await nextWatchAt(db, now);
  return (performance.now() - start) / times;
}
