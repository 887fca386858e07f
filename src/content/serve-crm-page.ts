import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { acceptLifePort, isExtensionAlive } from '../contracts/extension-life';
import { type GuardPart, type GuardPartOptions, loadGuardPart } from '../contracts/guard-part';
import type { GuardEvent } from '../contracts/guard-service';
import { serveHandshakes } from '../contracts/page-handshake';
import type { PageService } from '../contracts/page-service';
import type { CrmPage } from '../crm/adapter';
import { isDealBoard } from '../crm/guard/deal-board';
import { revealField } from '../crm/reveal-field';
import { watchRecord } from '../crm/watch-record';
import { mountSidebarFrame, type SidebarFrame } from '../frame/sidebar-frame';
import type { PageReading } from '../record/types';

/**
 * All that runs in the pages of a CRM: reads the visible record, mounts the sidebar frame once a record is open, and
 * serves it the page. Inert everywhere else.
 */
export function serveCrmPage(ctx: ContentScriptContext, page: CrmPage): void {
  performance.mark('leadlight:start');

  let sidebar: SidebarFrame | null = null;
  let reading: PageReading | null = null;
  let listener: ((reading: PageReading | null) => void) | null = null;
  let toggle: (() => void) | null = null;
  let isAbandoned = false;
  let guard: Promise<GuardPart | null> | null = null;
  let onGuard: ((event: GuardEvent) => void) | null = null;
  let untold: GuardEvent | null = null;
  const guardOptions: GuardPartOptions = {
    crm: page.crm,
    identify: page.identify,
    reading: () => reading,
    onEvent(event) {
      if (onGuard) onGuard(event);
      else untold = event;
    },
    signal: ctx.signal,
  };

  const loadGuard = (firstPress?: EventTarget | null): void => {
    guard ??= loadGuardPart({ ...guardOptions, firstPress }).catch(() => null);
  };

  const mount = (): void => {
    if (sidebar || isAbandoned) return;
    sidebar = mountSidebarFrame({
      win: window,
      src: `${browser.runtime.getURL('/sidebar.html')}#${page.crm}`,
      onGivenUp() {
        isAbandoned = true;
        sidebar = null;
        console.info('Leadlight: this page keeps removing the sidebar, so it stays away until a reload.');
      },
    });
  };
  const show = (next: PageReading | null): void => {
    // The sidebar finds out by this that the extension has gone, and says so.
    if (ctx.isInvalid) {
      listener?.(reading);
      return;
    }
    reading = next;
    if (next) mount();
    sidebar?.setVisible(next !== null);
    void guard?.then((part) => part?.onReading());
    listener?.(next);
  };
  if (page.identify(new URL(location.href))) mount();

  // On a board no record is open: only a rep who takes a card brings the sidebar, unseen, and the guard.
  const onBoardPress = (event: Event): void => {
    if (!isDealBoard(page.crm, location.pathname)) return;
    mount();
    loadGuard(event.composedPath()[0]);
  };
  addEventListener('pointerdown', onBoardPress, { capture: true, signal: ctx.signal });

  // In a task of its own: with the start of the script and the frame it would hold the page up for longer.
  let watcher: ReturnType<typeof watchRecord> | null = null;
  ctx.setTimeout(() => {
    watcher = watchRecord({ page, win: window, now: Date.now, onReading: show, signal: ctx.signal });
  }, 0);

  const service: PageService = {
    async subscribe(onReading, onToggle) {
      listener = onReading;
      toggle = onToggle;
      onReading(reading);
    },
    async readAgain() {
      watcher?.readAgain();
    },
    async revealField(apiName) {
      return revealField(page, document, apiName);
    },
    async setFrame(shape) {
      sidebar?.setShape(shape);
    },
    async setGuard(plan) {
      if (plan.stages.length > 0) loadGuard();
      (await guard)?.setPlan(plan);
    },
    async watchGuard(onEvent) {
      onGuard = onEvent;
      if (untold) onEvent(untold);
      untold = null;
    },
    async noteDrop(note) {
      (await guard)?.noteDrop(note);
    },
  };
  const served = new AbortController();
  serveHandshakes('sidebar', () => sidebar?.frame() ?? null, service, served.signal);
  acceptLifePort();

  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    if (sender.id === browser.runtime.id && message === 'leadlight:toggle') toggle?.();
  });
  ctx.onInvalidated(() => {
    // A sidebar whose extension has gone stays, to say so; its port is how it is put aside.
    if (!isExtensionAlive()) return;
    sidebar?.destroy();
    served.abort();
  });
}
