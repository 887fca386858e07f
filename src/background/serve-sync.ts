import { browser } from 'wxt/browser';
import { serveRuntime } from '../contracts/runtime-rpc';
import { announceSync } from '../contracts/sync-progress';
import { syncDoors } from '../contracts/sync-service';
import { unkeptProblems } from '../contracts/unkept-problems';
import type { Connections } from '../crm/api/connections';
import { timerSleep } from '../crm/api/timing';
import { createSyncRunner, type SyncRunner, type SyncShelf } from './sync-runner';

const ALARM = 'bulk-sync';

/**
 * Serves bulk sync to the extension's own pages, and goes on with what an earlier life of the background
 * left open. Register it synchronously. Nothing is asked for while nobody has turned it on.
 */
export function serveSync(shelf: SyncShelf, connections: Connections): SyncRunner {
  const runner = createSyncRunner({
    shelf,
    plan: (state) => connections.syncPlan(state.crm, state),
    timing: { now: Date.now, sleep: timerSleep },
    async setAlarm(at) {
      if (at === null) await browser.alarms.clear(ALARM);
      else await browser.alarms.create(ALARM, { when: at, periodInMinutes: 0.5 });
    },
    announce: ({ id, step }) => announceSync(id, step),
    unkept: unkeptProblems('sync'),
  });
  serveRuntime(
    'sync',
    syncDoors({
      list: runner.list,
      scopes: connections.scopes,
      start: runner.start,
      pause: runner.pause,
      readNow: runner.readNow,
      wipe: runner.wipe,
    }),
  );
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void runner.wake().catch(() => {});
  });
  void runner.wake().catch(() => {});
  return runner;
}
