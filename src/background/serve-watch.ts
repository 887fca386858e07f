import { browser } from 'wxt/browser';
import { recordInFront } from '../contracts/record-in-front';
import { serveRuntime } from '../contracts/runtime-rpc';
import { watchSyncs } from '../contracts/sync-progress';
import { mayNotify, watchSettings } from '../contracts/watch-access';
import { watchDoors } from '../contracts/watch-service';
import { type CompiledClocks, compileClocks } from '../engine/judge-clocks';
import type { FormatContext } from '../record/format';
import type { RulePack } from '../rule-packs/schema';
import { judgeName } from '../sla/summarize';
import { quietUntil } from '../sla/watch/quiet-hours';
import type { LeadlightDatabase } from '../store/database';
import type { ClockJudge } from '../store/watch-pending';
import type { AutomationsInForce } from './pack-automations';
import { createWatchRunner, type WatchRunner } from './watch-runner';
import type { NoticeView } from './watch-words';

const ALARM = 'watch';
/** Chromium's shortest alarm; what is due sooner is waited for, while this life lasts. */
const SHORTEST_ALARM_MS = 30_000;
const ICON = '/icon/128.png';
const ACKNOWLEDGE = 0;
const QUEUE = '/queue.html';
const DIGEST = '/digest.html';

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
      const { isOn, quiet, unwanted, digest } = await watchSettings();
      const inFront = await recordInFront();
      const offset = -new Date(now).getTimezoneOffset();
      return {
        isOn,
        quietUntil: quietUntil(quiet, now, offset),
        looking: new Set(inFront === null ? [] : [inFront]),
        unwanted: new Set(unwanted),
        digest,
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

async function showNotice({ id, title, message, key, buttons: canAnswer = true }: NoticeView): Promise<void> {
  const buttons = [{ title: 'Acknowledge' }, { title: 'Remind me in 5 min' }];
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL(ICON),
    title,
    message,
    ...(key !== null && canAnswer && !import.meta.env.FIREFOX && { buttons }),
  });
}

/** Words that no record's key is. */
const FIRST_WORDS = ['digest', 'happened', 'happened-many', 'daily', 'weekly'];

/** A clock's notification of one record is named by its key first; any other by a word. */
function keyOf(notice: string): string | null {
  const [first] = notice.split(' ');
  return !first || FIRST_WORDS.includes(first) ? null : first;
}

type UrlOf = (key: string) => Promise<string | null>;

/** Where a click leads: to the record, or to the page that lists what was told. */
async function placeOf(notice: string, urlOf: UrlOf): Promise<string> {
  const [first, , key] = notice.split(' ');
  if (first === 'happened') return (key && (await urlOf(key))) || DIGEST;
  if (first === 'happened-many') return DIGEST;
  if (first === 'daily' || first === 'weekly') return `${DIGEST}#${encodeURIComponent(notice)}`;
  const own = keyOf(notice);
  // Firefox has no buttons on notifications: the queue has the same ones.
  if (own !== null && import.meta.env.FIREFOX) return `${QUEUE}#${encodeURIComponent(own)}`;
  return (own === null ? null : await urlOf(own)) ?? QUEUE;
}

async function clearNotices(key: string): Promise<void> {
  if (!(await mayNotify())) return;
  const shown = Object.keys(await browser.notifications.getAll());
  await Promise.all(shown.filter((id) => keyOf(id) === key).map((id) => browser.notifications.clear(id)));
}

/** Clicks may start this script; before the permission is given there are none. */
function followNotices(runner: WatchRunner, urlOf: UrlOf): void {
  let isFollowed = false;
  function follow(): void {
    if (isFollowed || !browser.notifications) return;
    isFollowed = true;
    browser.notifications.onClicked.addListener(async (id) => {
      await browser.notifications.clear(id);
      await browser.tabs.create({ url: await placeOf(id, urlOf) });
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
