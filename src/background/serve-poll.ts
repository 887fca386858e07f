import { browser } from 'wxt/browser';
import { pollDoors } from '../contracts/poll-service';
import { serveRuntime } from '../contracts/runtime-rpc';
import { announceSync } from '../contracts/sync-progress';
import { unkeptProblems } from '../contracts/unkept-problems';
import type { Connections } from '../crm/api/connections';
import { dailyCalls, SOON_MS } from '../crm/api/sync/poll-interval';
import type { EpochMs } from '../record/types';
import type { RulePack } from '../rule-packs/schema';
import { businessTime } from '../sla/business-time';
import { inViewersZone } from '../sla/local-calendar';
import { clockSkew } from '../store/clock-skew';
import type { LeadlightDatabase } from '../store/database';
import { pollStore } from '../store/poll-store';
import { createPollRunner, type PollRunner } from './poll-runner';

const ALARM = 'lead-poll';
/** Chromium's shortest alarm; a turn that comes sooner is waited for, while this life lasts. */
const SHORTEST_ALARM_MS = 30_000;
const MINUTE_MS = 60_000;

/**
 * Watches connected CRMs for new leads, and goes on with what an earlier life of the background left open.
 * Register it synchronously. Nothing is asked for while nobody has turned it on.
 */
export function servePoll(
  db: LeadlightDatabase,
  connections: Connections,
  activePack: () => Promise<RulePack>,
): PollRunner {
  const shelf = pollStore(db);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const runner = createPollRunner({
    shelf,
    plan: ({ crm, org, scope }) => connections.syncPlan(crm, { org, object: 'lead', scope }),
    now: Date.now,
    async signs(state, now) {
      return {
        nextDueAt: await shelf.nextDueAt(state, now, now + SOON_MS),
        isOpen: isOpenAt(await activePack(), now),
      };
    },
    async setAlarm(at) {
      clearTimeout(timer);
      if (at === null) return void (await browser.alarms.clear(ALARM));
      const wait = at - Date.now();
      if (wait < SHORTEST_ALARM_MS) timer = setTimeout(wake, Math.max(0, wait));
      await browser.alarms.create(ALARM, { when: Math.max(at, Date.now() + SHORTEST_ALARM_MS) });
    },
    announce: ({ id, step }) => announceSync(`poll ${id}`, step),
    unkept: unkeptProblems('poll'),
  });
  const wake = (): void => void runner.wake().catch(() => {});

  serveRuntime(
    'poll',
    pollDoors({
      async list() {
        const states = await runner.list();
        return Promise.all(
          states.map(async (state) => ({
            ...state,
            dailyCalls: dailyCalls(state),
            clockSkewMs: await clockSkew(db, state),
          })),
        );
      },
      async start(start) {
        await runner.start(start);
      },
      askNow: runner.askNow,
      stop: runner.stop,
    }),
  );
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) wake();
  });
  wake();
  return runner;
}

/** By the calendar that counts for everybody; true where the pack has none. */
function isOpenAt({ calendars }: RulePack, now: EpochMs): boolean {
  const calendar = calendars?.list.find(({ id }) => id === calendars.default);
  if (!calendar) return true;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const open = businessTime(inViewersZone(calendar, timeZone))?.measure(now, now + MINUTE_MS);
  return open === undefined || open === null || open > 0;
}
