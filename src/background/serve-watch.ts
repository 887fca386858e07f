import { browser } from 'wxt/browser';
import { recordInFront } from '../contracts/record-in-front';
import { serveRuntime } from '../contracts/runtime-rpc';
import { watchSyncs } from '../contracts/sync-progress';
import { mayNotify, watchSettings } from '../contracts/watch-access';
import { watchDoors } from '../contracts/watch-service';
import { type CompiledClocks, compileClocks } from '../engine/judge-clocks';
import type { RulePack } from '../rule-packs/schema';
import { judgeName } from '../sla/summarize';
import { quietUntil } from '../sla/watch/quiet-hours';
import type { LeadlightDatabase } from '../store/database';
import type { ClockJudge } from '../store/watch-pending';
import { createWatchRunner, type WatchRunner } from './watch-runner';
import type { NoticeView } from './watch-words';

const ALARM = 'watch';
/** Chromium's shortest alarm; what is due sooner is waited for, while this life lasts. */
const SHORTEST_ALARM_MS = 30_000;
const ICON = '/icon/128.png';
const ACKNOWLEDGE = 0;
const QUEUE = '/queue.html';

/**
 * Watches the clocks of stored records, tells the rep where they asked for it, and counts on the toolbar's
 * button. Register it synchronously. Looks at once, because alarms may be lost.
 */
export function serveWatch(db: LeadlightDatabase, activePack: () => Promise<RulePack>): WatchRunner {
  const context = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const runner = createWatchRunner({
    db,
    judge: clockJudge(activePack, context),
    now: Date.now,
    async situation(now) {
      const { isOn, quiet } = await watchSettings();
      const inFront = await recordInFront();
      const offset = -new Date(now).getTimezoneOffset();
      return {
        isOn,
        quietUntil: quietUntil(quiet, now, offset),
        looking: new Set(inFront === null ? [] : [inFront]),
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

function clockJudge(activePack: () => Promise<RulePack>, context: { zone: string; locale: string }) {
  let compiled: { pack: RulePack; clocks: CompiledClocks } | null = null;
  return async (): Promise<ClockJudge> => {
    const pack = await activePack();
    if (compiled?.pack !== pack) compiled = { pack, clocks: compileClocks(pack) };
    const { objects, deadlines } = compiled.clocks;
    return {
      pack: judgeName(pack),
      objects,
      deadlines: (record, now) => deadlines(record, { ...context, now }),
    };
  };
}

async function showNotice({ id, title, message, key }: NoticeView): Promise<void> {
  const buttons = [{ title: 'Acknowledge' }, { title: 'Remind me in 5 min' }];
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL(ICON),
    title,
    message,
    ...(key !== null && !import.meta.env.FIREFOX && { buttons }),
  });
}

/** A notification of one record is named by its key first; a digest by the word. */
function keyOf(notice: string): string | null {
  const [first] = notice.split(' ');
  return !first || first === 'digest' ? null : first;
}

async function clearNotices(key: string): Promise<void> {
  if (!(await mayNotify())) return;
  const shown = Object.keys(await browser.notifications.getAll());
  await Promise.all(shown.filter((id) => keyOf(id) === key).map((id) => browser.notifications.clear(id)));
}

/** Clicks may start this script; before the permission is given there are none. */
function followNotices(runner: WatchRunner, urlOf: (key: string) => Promise<string | null>): void {
  let isFollowed = false;
  function follow(): void {
    if (isFollowed || !browser.notifications) return;
    isFollowed = true;
    browser.notifications.onClicked.addListener(async (id) => {
      const key = keyOf(id);
      await browser.notifications.clear(id);
      await browser.tabs.create({ url: (key === null ? null : await urlOf(key)) ?? QUEUE });
    });
    if (import.meta.env.FIREFOX) return;
    browser.notifications.onButtonClicked.addListener((id, button) => {
      const key = keyOf(id);
      if (key === null) return;
      void browser.notifications.clear(id);
      void (button === ACKNOWLEDGE ? runner.acknowledgeKey(key) : runner.remind(key)).catch(() => {});
    });
  }
  follow();
  browser.permissions.onAdded.addListener(follow);
}
