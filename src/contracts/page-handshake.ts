import * as Comlink from 'comlink';
import { browser } from 'wxt/browser';
import type { GuardPageService } from './guard-service';
import type { PageService } from './page-service';
import { isExtensionPage } from './runtime-rpc';

/**
 * How the sidebar frame gets a private port to the content script although a hostile page
 * shares the content script's origin (reliability.md, facts 10 and 11):
 *   sidebar makes a nonce → background → content script of that tab's top frame
 *   → the frame it mounted itself, with the nonce and a port.
 * The page sees neither the nonce nor the port, and a copy of the sidebar framed by the page
 * never gets one, because the content script only ever posts to its own frame.
 */
const OPEN_PORT = 'leadlight:open-page-port';

/** The frames of ours that a page may hold. */
export type OwnFrame = 'sidebar' | 'guard';

interface OpenPort {
  kind: typeof OPEN_PORT;
  nonce: string;
  frame: OwnFrame;
}

function isOpenPort(message: unknown): message is OpenPort {
  if (typeof message !== 'object' || message === null) return false;
  const candidate = message as Partial<OpenPort>;
  return candidate.kind === OPEN_PORT && typeof candidate.nonce === 'string' && 'frame' in candidate;
}

/** Background: passes a nonce from a sidebar frame to the top frame of the same tab. */
export function relayPageHandshakes(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    if (!isOpenPort(message) || !isExtensionPage(sender)) return;
    const tabId = sender.tab?.id;
    if (tabId === undefined) return;
    browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => {
      // The tab navigated away meanwhile; its new content script mounts a new sidebar.
    });
  });
}

/** Content script: answers handshakes of one of its frames by posting a port into it, until `signal` aborts. */
export function serveHandshakes<Service extends PageService | GuardPageService>(
  name: OwnFrame,
  frame: () => HTMLIFrameElement | null,
  service: Service,
  signal: AbortSignal,
): void {
  const listener = (message: unknown, sender: { id?: string; tab?: unknown }): void => {
    if (!isOpenPort(message) || sender.id !== browser.runtime.id || sender.tab) return;
    if (message.frame !== name) return;
    const target = frame()?.contentWindow;
    if (!target) return;
    const { port1, port2 } = new MessageChannel();
    Comlink.expose(service, port1);
    signal.addEventListener('abort', () => port1.close(), { once: true });
    target.postMessage({ nonce: message.nonce }, frameOrigin(), [port2]);
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener), { once: true });
}

/** With `use_dynamic_url`, getURL() names a session GUID while the frame's real origin is the extension id. */
function frameOrigin(): string {
  const { protocol, origin } = new URL(browser.runtime.getURL('/'));
  return protocol === 'chrome-extension:' ? `chrome-extension://${browser.runtime.id}` : origin;
}

/** A background that dies between two messages loses the request; the nonce stays good. */
const ASK_AGAIN_MS = 1000;
const ASK_AGAIN_TIMES = 5;

/** Where the boot script leaves the promised port for the sidebar's own script. */
interface PortHolder {
  leadlightPort?: Promise<MessagePort>;
}

/**
 * A frame of ours: asks for the port of the page it stands in, once per frame. The sidebar's boot script
 * asks first, while its own script is still loading. The first port that brings this frame's own
 * nonce from its parent counts; everything else the page posts is ignored.
 */
export function requestPagePort(win: Window & PortHolder, frame: OwnFrame = 'sidebar'): Promise<MessagePort> {
  win.leadlightPort ??= new Promise((resolve, reject) => {
    const nonce = crypto.randomUUID();
    const listener = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== win.parent || !port || !carries(event.data, nonce)) return;
      win.removeEventListener('message', listener);
      clearTimeout(timer);
      resolve(port);
    };
    win.addEventListener('message', listener);
    const request: OpenPort = { kind: OPEN_PORT, nonce, frame };
    const ask = (left: number): void => {
      browser.runtime.sendMessage(request).catch(left > 0 ? () => {} : reject);
      if (left > 0) timer = setTimeout(() => ask(left - 1), ASK_AGAIN_MS);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    ask(ASK_AGAIN_TIMES);
  });
  return win.leadlightPort;
}

function carries(data: unknown, nonce: string): boolean {
  return typeof data === 'object' && data !== null && (data as { nonce?: unknown }).nonce === nonce;
}
