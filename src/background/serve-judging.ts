import { browser } from 'wxt/browser';
import { keepJudging, readJudging } from '../contracts/judging-progress';
import { judgingDoors } from '../contracts/judging-service';
import { serveRuntime } from '../contracts/runtime-rpc';
import { watchSyncs } from '../contracts/sync-progress';
import type { SyncState } from '../record/sync';
import { judgeName } from '../sla/summarize';
import type { LeadlightDatabase } from '../store/database';
import type { InstalledPack } from '../store/installed-pack';
import { anyDue } from '../store/judge-review';
import { offscreenHost, ownHost } from './judging-host';
import { createJudgingRunner, type JudgingRunner } from './judging-runner';
import { turnOf } from './sync-runner';

const ALARM = 'judging';

/**
 * Has the review's list judged anew by the pack in force, and goes on with what an earlier life of the background
 * left open. Register it synchronously. Nothing is opened while nothing is due.
 */
export function serveJudging(
  db: LeadlightDatabase,
  packs: InstalledPack,
  syncs: () => Promise<SyncState[]>,
): JudgingRunner {
  const runner = createJudgingRunner({
    read: readJudging,
    keep: keepJudging,
    async pack() {
      const [{ pack }, ref] = await Promise.all([packs.active(), packs.ref()]);
      return { packs: JSON.stringify(ref), name: judgeName(pack), by: `${pack.name} ${pack.version}` };
    },
    isDue: (by) => anyDue(db, by),
    async isSyncing() {
      const now = Date.now();
      return (await syncs()).some((state) => state.status === 'running' && (turnOf(state) ?? now + 1) <= now);
    },
    host: import.meta.env.FIREFOX
      ? ownHost({
          report: (run, progress) => quietly(runner.report(run, progress)),
          ended: (run, problem) => quietly(runner.ended(run, problem)),
        })
      : offscreenHost,
    now: Date.now,
    setAlarm: (at) => browser.alarms.create(ALARM, { when: at }),
  });
  serveRuntime('judging', judgingDoors(runner));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) quietly(runner.wake());
  });
  watchSyncs(() => quietly(runner.moved()), new AbortController().signal);
  quietly(runner.wake());
  return runner;
}

/** A store that does not open now is asked again by the next start, alarm or page. */
const quietly = (work: Promise<void>): void => void work.catch(() => {});
