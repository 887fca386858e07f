import * as Comlink from 'comlink';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { createEngineClient } from '../../src/contracts/engine-client';
import { requestPagePort } from '../../src/contracts/page-handshake';
import { DEFAULT_FRAME, type FrameShape, type PageService } from '../../src/contracts/page-service';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import { startEngine } from '../../src/contracts/start-engine';
import type { StoreService } from '../../src/contracts/store-service';
import type { AssessContext } from '../../src/record/types';
import { Sidebar } from '../../src/ui/sidebar/Sidebar';
import { createSession } from '../../src/ui/sidebar/session';
import { coverProbe, ignoreClicksWhile, watchCover } from '../../src/ui/sidebar/session-cover';
import type { SidebarState } from '../../src/ui/sidebar/sidebar-state';
import '../../src/ui/sidebar/sidebar.css';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const context = (): AssessContext => ({ now: Date.now(), zone, locale: navigator.language });
const store = connectRuntime<StoreService>('store');
const stop = new AbortController();
const root = document.getElementById('app');

/** The content script names its CRM in the address: the frame's place is remembered per CRM. */
const frameName = `frame:${location.hash.slice(1)}`;

const engine = createEngineClient({
  start: (generation) => startEngine(location.origin, browser.runtime.getManifest().version, generation),
  fetchPack: () => store.activePack(),
  timeoutMs: 2000,
  onRestart: (rule) => session?.onEngineRestart(rule),
});

/** Dragging asks for a new place on every frame, of which the last is enough; opening and closing counts at once. */
const SAVE_DRAG_MS = 200;
let saving: ReturnType<typeof setTimeout> | undefined;
let unsaved: FrameShape | null = null;
let savedState: FrameShape['state'] | undefined;

function saveFrame(shape: FrameShape): void {
  clearTimeout(saving);
  unsaved = shape;
  if (shape.state === savedState) saving = setTimeout(storeFrame, SAVE_DRAG_MS);
  else storeFrame();
  savedState = shape.state;
}

function storeFrame(): void {
  if (unsaved) void browser.storage.local.set({ [frameName]: unsaved });
  unsaved = null;
}
addEventListener('pagehide', storeFrame);

/** Marks for benches and `npm start --headless`; only this frame can read them. */
function markState(state: SidebarState): void {
  markOnce('leadlight:painted');
  if (state.kind !== 'record') return;
  markOnce('leadlight:painted-record');
  performance.clearMarks('leadlight:assessment');
  performance.mark('leadlight:assessment', { detail: state.view.assessment });
}

/** Sets a mark after the browser has painted the coming frame, unless it is already there. */
function markOnce(name: string): void {
  if (performance.getEntriesByName(name).length > 0) return;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => performance.mark(name);
    port2.postMessage(null);
  });
}

const pagePort = requestPagePort(window);
const savedFrame = browser.storage.local.get(frameName);
void engine.warmUp();

const page = Comlink.wrap<PageService>(await pagePort);
const session = createSession({
  page,
  engine,
  store,
  context,
  later(work, ms) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  copyText: (text) => navigator.clipboard.writeText(text),
  saveFrame,
  onState(state, shape) {
    if (root)
      render(
        <Sidebar
          state={state}
          shape={shape}
          actions={session.actions}
          now={Date.now()}
          context={context()}
        />,
        root,
      );
    markState(state);
  },
});
const saved: Partial<FrameShape> = (await savedFrame)[frameName] ?? {};
void page.subscribe(Comlink.proxy(session.onReading), Comlink.proxy(session.onToggle));
session.setFrame({ ...DEFAULT_FRAME, ...saved });
let isCovered = false;
ignoreClicksWhile(() => isCovered, window, stop.signal);
watchCover(
  coverProbe(document),
  (next) => {
    isCovered = next;
    session.setCovered(next);
  },
  stop.signal,
);
