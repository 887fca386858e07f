import * as Comlink from 'comlink';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { ConnectionService } from '../../src/contracts/connection-service';
import type { DiagnosticsService } from '../../src/contracts/diagnostics-service';
import { createEngineClient } from '../../src/contracts/engine-client';
import { newestGeneration, rememberGeneration } from '../../src/contracts/engine-generation';
import { tellOthers } from '../../src/contracts/engine-others';
import { isExtensionAlive, watchExtension } from '../../src/contracts/extension-life';
import { type FetchedPack, fetchPackInTime, PACK_PATIENCE_MS } from '../../src/contracts/fetch-pack';
import { rememberFrame } from '../../src/contracts/frame-memory';
import type { HandoffService } from '../../src/contracts/handoff-service';
import { watchPackInForce } from '../../src/contracts/pack-in-force';
import { requestPagePort } from '../../src/contracts/page-handshake';
import type { PageService } from '../../src/contracts/page-service';
import { answerRecordInFront } from '../../src/contracts/record-in-front';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import { startEngine } from '../../src/contracts/start-engine';
import type { StoreService } from '../../src/contracts/store-service';
import { followUnkept } from '../../src/contracts/unkept-problems';
import type { WebhookService } from '../../src/contracts/webhook-service';
import type { WriteService } from '../../src/contracts/write-service';
import { recordKey } from '../../src/record/record-key';
import type { AssessContext } from '../../src/record/types';
import { pageClock } from '../../src/ui/components/page-clock';
import { ToldContext } from '../../src/ui/components/told-others';
import { markPlan, markState } from '../../src/ui/sidebar/paint-marks';
import { rejudgeInTime } from '../../src/ui/sidebar/rejudge';
import { Sidebar } from '../../src/ui/sidebar/Sidebar';
import { StartProblem } from '../../src/ui/sidebar/StartProblem';
import { createSession } from '../../src/ui/sidebar/session';
import { coverProbe, ignoreClicksWhile, watchCover } from '../../src/ui/sidebar/session-cover';
import { createSessionGuard } from '../../src/ui/sidebar/session-guard';
import { createSessionHandoff } from '../../src/ui/sidebar/session-handoff';
import type { SidebarSession } from '../../src/ui/sidebar/session-options';
import '../../src/ui/sidebar/sidebar.css';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const context = (): AssessContext => ({ now: Date.now(), zone, locale: navigator.language });
const store = connectRuntime<StoreService>('store');
const connections = connectRuntime<ConnectionService>('connections');
const writes = connectRuntime<WriteService>('writes');
const { told: askTold } = connectRuntime<WebhookService>('webhooks');
const handoffs = connectRuntime<HandoffService>('handoffs');
const diagnostics = connectRuntime<DiagnosticsService>('diagnostics');
const copyText = (text: string): Promise<void> => navigator.clipboard.writeText(text);
const stop = new AbortController();
const root = document.getElementById('app');
const { version } = browser.runtime.getManifest();

/** Asked for first: the port and the frame's place are on their way while the engine starts. */
const pagePort = requestPagePort(window);
/** The content script names its CRM in the address: the frame's place is remembered per CRM. */
const frame = rememberFrame(window, `frame:${location.hash.slice(1)}`);
const savedFrame = frame.load();

const firstGeneration = await newestGeneration(version);
let session: SidebarSession | null = null;
let packProblem: string | null = null;
let shownKey: string | null = null;
answerRecordInFront(() => shownKey);

const client = createEngineClient({
  firstGeneration,
  start(generation) {
    if (generation > firstGeneration) void rememberGeneration(version, generation);
    return startEngine(location.origin, version, generation);
  },
  fetchPack,
  timeoutMs: 2000,
  onRestart: (rule) => session?.onEngineRestart(rule),
});

const engine = tellOthers(client, { store, onChange: () => session?.judgeAgain() });

async function fetchPack(): Promise<FetchedPack> {
  const found = await fetchPackInTime({
    ask: () => store.activePack(),
    bundled: async () => (await import('../../src/rule-packs/bundled')).bundledPack,
    timeoutMs: PACK_PATIENCE_MS,
    onLate: judgeByPackInForce,
  });
  packProblem = found.problem;
  session?.onPackProblem(packProblem);
  return found;
}

function judgeByPackInForce(): void {
  void engine.reloadPack().then(
    () => session?.judgeAgain(),
    () => {},
  );
}

/** Time, the extension's life and what lies over the frame all change what may be shown. */
function followSurroundings(running: SidebarSession, isAsking: () => boolean): void {
  const judge = (): void => (packProblem === null ? running.judgeAgain() : judgeByPackInForce());
  rejudgeInTime({ clock: pageClock, zone, judgedAt: running.judgedAt, judge });
  watchExtension(window, running.onExtensionGone, stop.signal);
  watchPackInForce(window, { loaded: engine.activePack, onChange: judgeByPackInForce }, stop.signal);
  followUnkept('pack', running.onPacksUnkept);
  let isCovered = false;
  ignoreClicksWhile(() => isCovered, window, stop.signal);
  watchCover(
    coverProbe(document),
    (next) => {
      isCovered = next;
      running.setCovered(next && !isAsking());
    },
    stop.signal,
  );
}

async function start(port: MessagePort): Promise<void> {
  const page = Comlink.wrap<PageService>(port);
  const guard = createSessionGuard({
    engine,
    async setPlan(plan) {
      await page.setGuard(plan);
      markPlan(plan);
    },
    noteDrop: page.noteDrop,
    lookUp: async (identity) => (await store.openRecord(identity)).snapshot,
    session: () => session && { ...session, revealField: session.actions.revealField },
    context,
  });
  const handoff = createSessionHandoff({
    service: handoffs,
    copyText,
    show(state, shape) {
      const actions = { ...running.actions, handoff: handoff.actions };
      const now = Date.now();
      if (root)
        render(
          <ToldContext.Provider value={askTold}>
            <Sidebar state={state} shape={shape} actions={actions} now={now} context={context()} />
          </ToldContext.Provider>,
          root,
        );
    },
  });
  const running = createSession({
    page,
    engine,
    store,
    complete: connections.completeRecord,
    writes,
    context,
    isAlive: isExtensionAlive,
    later: (work, ms) => pageClock.after(ms, work),
    openOptions: () => browser.runtime.openOptionsPage(),
    async openDiagnostics(diagnosis) {
      await diagnostics.note(diagnosis);
      await diagnostics.open(crypto.randomUUID());
    },
    copyText,
    saveFrame: frame.save,
    onKept: handoff.recall,
    onState(state, shape) {
      shownKey = state.kind === 'record' ? recordKey(state.view.record.identity) : null;
      handoff.onState(state, shape);
      markState(state);
      guard.follow(state);
    },
  });
  session = running;
  running.onPackProblem(packProblem);
  const shape = await savedFrame;
  void page.subscribe(Comlink.proxy(running.onReading), Comlink.proxy(running.onToggle));
  void page.watchGuard(Comlink.proxy(guard.onEvent));
  running.setFrame(shape);
  followSurroundings(running, guard.isAsking);
}

void engine.warmUp();
// Without a port nothing is shown: then it is not a page of ours that framed the sidebar.
const port = await pagePort;
await start(port).catch((error: unknown) => {
  if (root) render(<StartProblem error={error} />, root);
});
