import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { acceptLifePort, isExtensionAlive } from '../src/contracts/extension-life';
import { serveHandshakes } from '../src/contracts/page-handshake';
import type { PageService } from '../src/contracts/page-service';
import { crmPageFor } from '../src/crm/choose-page';
import { RECORD_HOSTS } from '../src/crm/record-hosts';
import { revealField } from '../src/crm/reveal-field';
import { watchRecord } from '../src/crm/watch-record';
import { mountSidebarFrame, type SidebarFrame } from '../src/frame/sidebar-frame';
import type { PageReading } from '../src/record/types';

/**
 * The only code that runs in CRM pages: reads the visible record, mounts the sidebar frame once
 * a record is open, and serves it the page. Inert everywhere else.
 */
export default defineContentScript({
  matches: [...RECORD_HOSTS],
  runAt: 'document_end',
  main(ctx) {
    const page = crmPageFor(location.hostname);
    if (!page) return;
    performance.mark('leadlight:start');

    let sidebar: SidebarFrame | null = null;
    let reading: PageReading | null = null;
    let listener: ((reading: PageReading | null) => void) | null = null;
    let toggle: (() => void) | null = null;
    let isAbandoned = false;

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
      listener?.(next);
    };
    if (page.identify(new URL(location.href))) mount();

    const watcher = watchRecord({ page, win: window, now: Date.now, onReading: show, signal: ctx.signal });

    const service: PageService = {
      async subscribe(onReading, onToggle) {
        listener = onReading;
        toggle = onToggle;
        onReading(reading);
      },
      async readAgain() {
        watcher.readAgain();
      },
      async revealField(apiName) {
        return revealField(page, document, apiName);
      },
      async setFrame(shape) {
        sidebar?.setShape(shape);
      },
    };
    const served = new AbortController();
    serveHandshakes(() => sidebar?.frame() ?? null, service, served.signal);
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
  },
});
