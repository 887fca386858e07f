import { browser } from 'wxt/browser';
import { keepJudging, readJudging } from '../contracts/judging-progress';
import { judgingDoors } from '../contracts/judging-service';
import { serveRuntime } from '../contracts/runtime-rpc';
import { watchSyncs } from '../contracts/sync-progress';
import type { SyncState } from '../record/sync';
import type { EpochMs } from '../record/types';
import { packContext } from '../rule-packs/pack-context';
import { pipelinesMark } from '../rule-packs/stale-limits';
import { judgeName } from '../sla/summarize';
import { accountsToCount, baselinesChangedAt } from '../store/counted-baselines';
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
    async isDue(by) {
      if (await isHistoryDue(db, packs, by.now)) return true;
      return anyDue(db, { ...by, since: Math.max(by.since, await baselinesChangedAt(db)) });
    },
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

/** Whether closed deals are to be counted anew, by which the pack in force judges what is stale. */
async function isHistoryDue(db: LeadlightDatabase, packs: InstalledPack, now: EpochMs): Promise<boolean> {
  const { pack } = await packs.active();
  const by = pipelinesMark({ pack, context: packContext(pack) });
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  return by !== null && (await accountsToCount(db, { by, zone, now })).length > 0;
}

/** A store that does not open now is asked again by the next start, alarm or page. */
const quietly = (work: Promise<void>): void => void work.catch(() => {});
