import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { relayPageHandshakes } from '../src/contracts/page-handshake';
import { serveRuntime } from '../src/contracts/runtime-rpc';
import { storeDoors } from '../src/contracts/store-doors';
import type { StoreService } from '../src/contracts/store-service';
import { bundledPack } from '../src/rule-packs/bundled';
import { LeadlightDatabase } from '../src/store/database';
import { activePack, activeRef, installBundledPack } from '../src/store/packs';
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

/**
 * Owns the store. Everything is registered synchronously, because the browser starts this
 * script anew for every event and drops it after 30 s of rest.
 */
export default defineBackground(() => {
  const db = new LeadlightDatabase();
  const ready = installBundledPack(db, bundledPack, Date.now());

  const store: StoreService = {
    /** Rules must run even when the store does not open: the bundled pack is at hand here. */
    activePack: () =>
      ready.then(() => activePack(db)).catch(() => ({ pack: bundledPack, origin: 'bundled' as const })),
    async activePackRef() {
      await ready;
      return (await activeRef(db)) ?? { id: bundledPack.id, version: bundledPack.version };
    },
    openRecord: (identity) => openRecord(db, identity),
    saveVisit: (record, summary) => saveVisit(db, record, summary),
    setDateOrder: (crm, org, order) => setDateOrder(db, crm, org, order),
    suppress: (identity, suppression) => suppress(db, identity, suppression),
    unsuppress: (identity, rule) => unsuppress(db, identity, rule),
    acknowledge: (identity, sla, at) => acknowledge(db, identity, sla, at),
    async openReview(key) {
      const url = new URL('/review.html', browser.runtime.getURL('/sidebar.html'));
      if (key) url.hash = encodeURIComponent(key);
      await browser.tabs.create({ url: url.href });
    },
  };
  serveRuntime('store', storeDoors(store));
  relayPageHandshakes();

  browser.action.onClicked.addListener(() => void store.openReview(null));
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
