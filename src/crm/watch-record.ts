import type { PageReading } from '../record/types';
import type { CrmPage } from './adapter';
import { createReadingSource } from './page/reading-source';
import { isSameReading } from './page/same-reading';
import { createSchedule } from './page/schedule';
import { openShadowRoots } from './page/shadow';
import { createSinceKeeper } from './watch-record-since';

export interface WatchOptions {
  page: CrmPage;
  win: Window & typeof globalThis;
  now(): number;
  /** Called with each reading that differs from the one before; null when no record page is open. */
  onReading(reading: PageReading | null): void;
  /** Ends everything: observers, listeners, timers. */
  signal: AbortSignal;
}

/** Attributes that change what a reader sees; `style` is left out because pages animate with it. */
const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [
    'class',
    'hidden',
    'title',
    'data-name',
    'data-test-id',
    'data-selenium-test',
    'data-value',
  ],
};

/**
 * Follows the record a rep has open: in-app navigation, late rendering, edits. Reads at once and
 * then only after changes; in an idle page nothing runs. Starts with activation when the page is
 * prerendered. `readAgain` reads and reports even when nothing changed.
 */
export function watchRecord(options: WatchOptions): { readAgain(): void } {
  const { win, signal } = options;
  const doc = win.document as Document & { prerendering?: boolean };
  let watcher: { readAgain(): void } | null = null;
  const start = (): void => {
    if (!signal.aborted) watcher = startWatching(options);
  };
  if (doc.prerendering) doc.addEventListener('prerenderingchange', start, { once: true, signal });
  else start();
  return { readAgain: () => watcher?.readAgain() };
}

function startWatching({ page, win, now, onReading, signal }: WatchOptions): { readAgain(): void } {
  const doc = win.document;
  const source = createReadingSource(page, doc, now);
  const schedule = createSchedule(win, now, () => read());
  const observer = new win.MutationObserver(onMutations);
  const observedShadows = new WeakSet<ShadowRoot>();
  const withSince = createSinceKeeper();
  let last: PageReading | null = null;
  let root: Element | null = null;
  let url = '';

  function read(isAsked = false): void {
    schedule.clear();
    const openedAt = url === '' ? pageStart(win) : undefined;
    url = win.location.href;
    const { reading, againIn } = source.look(url);
    if (againIn !== null) schedule.after(againIn);
    if (!isAsked && isSameReading(reading, last)) return;
    last = reading;
    root = reading && page.root(doc);
    if (reading) observeShadows();
    onReading(withSince(reading, openedAt));
  }

  function observeShadows(): void {
    for (const shadow of openShadowRoots(root ?? doc)) {
      if (observedShadows.has(shadow)) continue;
      observedShadows.add(shadow);
      observer.observe(shadow, OBSERVED);
    }
  }

  function onMutations(records: MutationRecord[]): void {
    if (win.location.href !== url) read();
    else if (last ? records.some(isAboutRecord) : page.opensInPlace(new URL(url)))
      schedule.soon(last?.state === 'loading');
  }

  /** Chats and clocks beside the record change all the time; they are no reason to read. */
  function isAboutRecord({ target }: MutationRecord): boolean {
    if (last?.state !== 'ready' || !root?.isConnected) return true;
    return root.contains(target) || target.contains(root) || target.getRootNode() !== doc;
  }

  const onEdit = (): void => {
    if (last) schedule.soon(last.state === 'loading');
  };
  const onNavigation = (): void => {
    if (win.location.href !== url) read();
  };

  const listen = (target: EventTarget | undefined, types: string[], listener: () => void): void => {
    for (const type of types) target?.addEventListener(type, listener, { signal, capture: true });
  };
  listen((win as { navigation?: EventTarget }).navigation, ['currententrychange'], onNavigation);
  listen(win, ['popstate', 'hashchange'], onNavigation);
  listen(win, ['pageshow'], () => read());
  listen(doc, ['input', 'change'], onEdit);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    schedule.clear();
  });
  observer.observe(doc, OBSERVED);
  read();
  return {
    readAgain() {
      if (!signal.aborted) read(true);
    },
  };
}

/** A record opened together with the page may hold what the page asked for before any script of ours ran. */
function pageStart(win: Window): number | undefined {
  const { timeOrigin } = win.performance ?? {};
  return timeOrigin === undefined ? undefined : Math.floor(timeOrigin);
}
