import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { relayPageHandshakes } from '../src/contracts/page-handshake';
import { serveRuntime } from '../src/contracts/runtime-rpc';
import { storeDoors } from '../src/contracts/store-doors';
import type { StoreService } from '../src/contracts/store-service';
import { bundledPack } from '../src/rule-packs/bundled';
import { LeadlightDatabase } from '../src/store/database';
import { keepPackInstalled } from '../src/store/installed-pack';
import {
  acknowledge,
  forgetRecordsBefore,
  openRecord,
  saveVisit,
  setDateOrder,
  suppress,
  unsuppress,
} from '../src/store/records';

const DAY_MS = 86_400_000;
const DAILY = 'forget-old-records';
/** The click that opened the last review page; kept by the browser, because this script dies at any moment. */
const LAST_ASK = 'review-asked';

/**
 * Owns the store. Everything is registered synchronously, because the browser starts this
 * script anew for every event and drops it after 30 s of rest.
 */
export default defineBackground(() => {
  const db = new LeadlightDatabase();
  const packs = keepPackInstalled(db, bundledPack, Date.now);

  const store: StoreService = {
    activePack: packs.active,
    activePackRef: packs.ref,
    openRecord: (identity) => openRecord(db, identity),
    saveVisit: (record, summary, since) => saveVisit(db, record, summary, since),
    setDateOrder: (crm, org, order) => setDateOrder(db, crm, org, order),
    suppress: (identity, suppression) => suppress(db, identity, suppression),
    unsuppress: (identity, rule) => unsuppress(db, identity, rule),
    acknowledge: (identity, sla, at) => acknowledge(db, identity, sla, at),
    async openReview(key, ask) {
      if ((await browser.storage.session.get(LAST_ASK))[LAST_ASK] === ask) return;
      await browser.storage.session.set({ [LAST_ASK]: ask });
      // Relative, because getURL() names the session's own host here, which a tab may not open.
      await browser.tabs.create({ url: `/review.html${key ? `#${encodeURIComponent(key)}` : ''}` });
    },
  };
  serveRuntime('store', storeDoors(store));
  relayPageHandshakes();

  browser.action.onClicked.addListener(() => void store.openReview(null, crypto.randomUUID()));
  browser.commands.onCommand.addListener(async (command) => {
    if (command !== 'toggle-sidebar') return;
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id !== undefined)
      await browser.tabs.sendMessage(tab.id, 'leadlight:toggle', { frameId: 0 }).catch(() => {});
  });

  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === DAILY) void forgetRecordsBefore(db, Date.now() - bundledPack.retentionDays * DAY_MS);
  });
  void browser.alarms.get(DAILY).then(async (known) => {
    if (!known) await browser.alarms.create(DAILY, { delayInMinutes: 5, periodInMinutes: 24 * 60 });
  });
});
