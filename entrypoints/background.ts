import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createCallLog } from '../src/background/call-log';
import { automationsInForce } from '../src/background/pack-automations';
import { serveConnections } from '../src/background/serve-connections';
import { serveDiagnostics } from '../src/background/serve-diagnostics';
import { serveHandoffs } from '../src/background/serve-handoff';
import { serveJudging } from '../src/background/serve-judging';
import { servePoll } from '../src/background/serve-poll';
import { serveSync } from '../src/background/serve-sync';
import { serveWatch } from '../src/background/serve-watch';
import { serveWebhooks } from '../src/background/serve-webhooks';
import { serveWrites } from '../src/background/serve-writes';
import { mayReadHost, packPolicy } from '../src/contracts/pack-host';
import { announcePack } from '../src/contracts/pack-in-force';
import { packDoors } from '../src/contracts/pack-service';
import { relayPageHandshakes } from '../src/contracts/page-handshake';
import { serveRuntime } from '../src/contracts/runtime-rpc';
import { storeDoors } from '../src/contracts/store-doors';
import type { StoreService } from '../src/contracts/store-service';
import { unkeptProblems } from '../src/contracts/unkept-problems';
import { tryOut } from '../src/engine/try-out';
import { createPackSync } from '../src/pack-sync/service';
import { pollId } from '../src/record/poll';
import { recordKey } from '../src/record/record-key';
import { bundledPack } from '../src/rule-packs/bundled';
import { packFieldMap } from '../src/rule-packs/field-map';
import { parsePack } from '../src/rule-packs/parse';
import { noteSkew } from '../src/store/clock-skew';
import { findLost, keepNote } from '../src/store/damage/emptied';
import { setRecordAside } from '../src/store/damage/set-aside';
import { LeadlightDatabase } from '../src/store/database';
import { logGuard } from '../src/store/guard-log';
import { keepPackInstalled } from '../src/store/installed-pack';
import { otherRecords } from '../src/store/other-records';
import { acknowledge, openRecord, saveVisit, setDateOrder, suppress, unsuppress } from '../src/store/records';
import { FORGET_ALARM, lookAfterStore } from '../src/store/retention';
import { syncStore } from '../src/store/sync-store';
import { keepReason } from '../src/store/typed-reasons';
import { writeShelf } from '../src/store/write-log';

const PACK_SYNC = 'pack-sync';
/** The click that opened the last review page; kept by the browser, because this script dies at any moment. */
const LAST_ASK = 'review-asked';

/**
 * Owns the store. Everything is registered synchronously, because the browser starts this
 * script anew for every event and drops it after 30 s of rest.
 */
export default defineBackground(() => {
  const db = new LeadlightDatabase();
  const packs = keepPackInstalled(db, bundledPack, Date.now);
  keepNote(db, browser.storage.local, Date.now);
  void findLost(db, browser.storage.local, () => crypto.randomUUID(), Date.now()).catch(() => {});

  const store: StoreService = {
    activePack: packs.active,
    activePackRef: packs.ref,
    async openRecord(identity) {
      await setRecordAside(db, recordKey(identity), Date.now());
      return openRecord(db, identity);
    },
    otherRecords: (of, wanted) => otherRecords(db, of, wanted),
    async saveVisit(record, summary, since) {
      const saved = await saveVisit(db, record, summary, since);
      void watch.look().catch(() => {});
      return saved;
    },
    setDateOrder: (crm, org, order) => setDateOrder(db, crm, org, order),
    suppress: (identity, suppression) => suppress(db, identity, suppression),
    unsuppress: (identity, rule) => unsuppress(db, identity, rule, Date.now()),
    keepReason: (identity, typed) => keepReason(db, identity, typed),
    async acknowledge(identity, sla, at) {
      await acknowledge(db, identity, sla, at);
      await watch.acknowledge(identity, sla);
    },
    logGuard: (identity, entry) => logGuard(db, identity, entry),
    async openReview(key, ask) {
      if ((await browser.storage.session.get(LAST_ASK))[LAST_ASK] === ask) return;
      await browser.storage.session.set({ [LAST_ASK]: ask });
      // Relative, because getURL() names the session's own host here, which a tab may not open.
      await browser.tabs.create({ url: `/review.html${key ? `#${encodeURIComponent(key)}` : ''}` });
    },
  };
  const packSync = createPackSync({
    db,
    bundled: { id: bundledPack.id, version: bundledPack.version },
    fetch: (url, init) => fetch(url, init),
    subtle: crypto.subtle,
    now: Date.now,
    random: Math.random,
    appVersion: browser.runtime.getManifest().version,
    mayFetch: mayReadHost,
    tryOut,
    async announce(pack) {
      await announcePack(pack);
      void watch.look().catch(() => {});
      void judging.wake().catch(() => {});
    },
    policy: packPolicy,
    unkept: unkeptProblems('pack'),
    async setAlarm(at) {
      if (at === null) await browser.alarms.clear(PACK_SYNC);
      else await browser.alarms.create(PACK_SYNC, { when: at, periodInMinutes: 60 });
    },
  });

  serveRuntime('store', storeDoors(store));
  serveRuntime('packs', packDoors(packSync));
  const calls = createCallLog(browser.storage.session);
  const connections = serveConnections(
    async () => {
      const parsed = parsePack((await store.activePack()).pack);
      return packFieldMap(parsed.ok ? parsed.pack : bundledPack);
    },
    async (crm, org) => {
      await sync.pauseAccount({ crm, org });
      await polls.stop(pollId({ crm, org }), false);
    },
    calls.note,
    (crm, org, ms) => void noteSkew(db, { crm, org }, ms).catch(() => {}),
    (crm, org) => polls.resume({ crm, org }),
  );
  const sync = serveSync(syncStore(db), connections);
  const judging = serveJudging(db, packs, syncStore(db).all);
  const polls = servePoll(db, connections, async () => (await packs.active()).pack);
  serveWrites(writeShelf(db), connections);
  serveWebhooks(db, async () => (await packs.active()).pack);
  const context = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language };
  const packInForce = async () => (await packs.active()).pack;
  const automations = automationsInForce(packInForce, context);
  const watch = serveWatch(db, packInForce, automations, context);
  serveHandoffs({ db, automations, now: Date.now, onChange: () => void watch.look().catch(() => {}) });
  serveDiagnostics({
    calls,
    connections: connections.list,
    syncs: syncStore(db).all,
    pack: packs.ref,
  });
  relayPageHandshakes();

  browser.commands.onCommand.addListener(async (command) => {
    if (command !== 'toggle-sidebar') return;
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id !== undefined)
      await browser.tabs.sendMessage(tab.id, 'leadlight:toggle', { frameId: 0 }).catch(() => {});
  });

  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === FORGET_ALARM) void lookAfterStore(db, packs, Date.now()).catch(() => {});
  });
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === PACK_SYNC) void packSync.wake();
  });
  // The browser starts this script for each of these: alarms may be lost, and a policy may have changed.
  browser.runtime.onStartup.addListener(() => {});
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') void packSync.start();
  });
  void packSync.start().catch(() => {});
  void browser.alarms.get(FORGET_ALARM).then(async (known) => {
    if (!known) await browser.alarms.create(FORGET_ALARM, { delayInMinutes: 5, periodInMinutes: 24 * 60 });
  });
});
