import { browser } from 'wxt/browser';
import { recordInFront } from '../contracts/record-in-front';
import { serveRuntime } from '../contracts/runtime-rpc';
import { watchSyncs } from '../contracts/sync-progress';
import { unkeptProblems } from '../contracts/unkept-problems';
import { watchSettings } from '../contracts/watch-access';
import { watchDoors } from '../contracts/watch-service';
import { type CompiledClocks, compileClocks } from '../engine/judge-clocks';
import type { FormatContext } from '../record/format';
import type { RulePack } from '../rule-packs/schema';
import { judgeName } from '../sla/summarize';
import { quietUntil } from '../sla/watch/quiet-hours';
import type { LeadlightDatabase } from '../store/database';
import type { ClockJudge } from '../store/watch-pending';
import { tellHeldUp } from './held-up';
import { clearNotices, followNotices, hideNotice, showNotice } from './notices';
import type { AutomationsInForce } from './pack-automations';
import { createWatchRunner, PULSE_MS, type WatchRunner } from './watch-runner';

const ALARM = 'watch';
/** Chromium's shortest alarm; what is due sooner is waited for, while this life lasts. */
const SHORTEST_ALARM_MS = 30_000;

/**
 * Watches the clocks of stored records, tells the rep where they asked for it, and counts on the toolbar's
 * button. Register it synchronously. Looks at once, because alarms may be lost.
 */
export function serveWatch(
  db: LeadlightDatabase,
  activePack: () => Promise<RulePack>,
  automations: AutomationsInForce,
  context: FormatContext,
): WatchRunner {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const runner = createWatchRunner({
    db,
    judge: clockJudge(activePack, automations, context),
    async tasksOf() {
      const compiled = await automations();
      return (record) => compiled?.view(record, null, Date.now()).tasks ?? null;
    },
    now: Date.now,
    async situation(now) {
      const { isOn, quiet, unwanted, digest, who } = await watchSettings();
      const inFront = await recordInFront();
      return {
        isOn,
        quietUntil: quietUntil(quiet, now, (at) => -new Date(at).getTimezoneOffset()),
        looking: new Set(inFront === null ? [] : [inFront]),
        unwanted: new Set(unwanted),
        digest,
        who,
      };
    },
    async setAlarm(at) {
      clearTimeout(timer);
      if (at === null) return void (await browser.alarms.clear(ALARM));
      await browser.alarms.create(ALARM, { when: at });
      const wait = at - Date.now();
      if (wait < SHORTEST_ALARM_MS) timer = setTimeout(look, wait);
    },
    async setBadge(count) {
      await browser.action.setBadgeBackgroundColor({ color: '#a5121d' });
      await browser.action.setBadgeText({ text: count === 0 ? '' : count > 99 ? '99+' : String(count) });
    },
    show: showNotice,
    clear: clearNotices,
    context,
    onRound: tellHeldUp({
      unkept: unkeptProblems('watch'),
      now: Date.now,
      isOn: async () => (await watchSettings()).isOn,
      show: showNotice,
      hide: hideNotice,
      againMs: PULSE_MS,
    }),
  });
  const look = (): void => void runner.look().catch(() => {});

  serveRuntime('watch', watchDoors({ look: runner.look, acknowledge: runner.acknowledgeKey }));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) look();
  });
  watchSyncs(look, new AbortController().signal);
  followNotices(runner, async (key) => {
    const url = (await db.records.get(key))?.record.identity.url;
    return url && /^https:/i.test(url) ? url : null;
  });
  look();
  return runner;
}

function clockJudge(
  activePack: () => Promise<RulePack>,
  automations: AutomationsInForce,
  context: FormatContext,
) {
  let compiled: { pack: RulePack; clocks: CompiledClocks } | null = null;
  return async (): Promise<ClockJudge> => {
    const pack = await activePack();
    if (compiled?.pack !== pack) compiled = { pack, clocks: compileClocks(pack) };
    const { objects, deadlines } = compiled.clocks;
    return {
      pack: judgeName(pack),
      objects,
      deadlines: (record, now) => deadlines(record, { ...context, now }),
      happenings: await automations(),
    };
  };
}
