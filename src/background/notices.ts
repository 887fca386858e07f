import { browser } from 'wxt/browser';
import { mayNotify } from '../contracts/watch-access';
import { HELD_UP } from './held-up';
import type { NoticeView } from './watch-words';

const ICON = '/icon/128.png';
const ACKNOWLEDGE = 0;
const QUEUE = '/queue.html';
const DIGEST = '/digest.html';

/** Shows it; the same one again replaces itself. */
export async function showNotice({
  id,
  title,
  message,
  key,
  buttons: canAnswer = true,
}: NoticeView): Promise<void> {
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
const FIRST_WORDS = ['digest', 'happened', 'happened-many', 'daily', 'weekly', HELD_UP];

/** A clock's notification of one record is named by its key first; any other by a word. */
function keyOf(notice: string): string | null {
  const [first] = notice.split(' ');
  return !first || FIRST_WORDS.includes(first) ? null : first;
}

/** The address of a stored record; null where there is none that may be opened. */
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

/** Notifications of the record's clocks are out of date. */
export async function clearNotices(key: string): Promise<void> {
  if (!(await mayNotify())) return;
  const shown = Object.keys(await browser.notifications.getAll());
  await Promise.all(shown.filter((id) => keyOf(id) === key).map((id) => browser.notifications.clear(id)));
}

/** One that is over. */
export async function hideNotice(id: string): Promise<void> {
  if (await mayNotify()) await browser.notifications.clear(id);
}

/** What a button of a notification does. */
interface NoticeAnswers {
  acknowledgeKey(key: string): Promise<void>;
  remind(key: string): Promise<void>;
}

/** Clicks may start this script; before the permission is given there are none. */
export function followNotices(runner: NoticeAnswers, urlOf: UrlOf): void {
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
