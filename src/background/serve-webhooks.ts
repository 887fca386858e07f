import { browser } from 'wxt/browser';
import { mayReachChannel } from '../contracts/channel-access';
import { createSealer } from '../contracts/connection-sealer';
import { createSecretStore } from '../contracts/connection-secrets';
import { serveRuntime } from '../contracts/runtime-rpc';
import { webhookDoors } from '../contracts/webhook-service';
import type { DomainEvent } from '../record/domain-event';
import type { StoredChannel } from '../record/webhook';
import type { RulePack } from '../rule-packs/schema';
import type { LeadlightDatabase } from '../store/database';
import { followOutbox, followPack } from '../store/outbox-follow';
import { createChannelKeeper, keptFor, namedBy } from './channel-keeper';
import { sendWebhook } from './send-webhook';
import { createWebhookRunner } from './webhook-runner';

const ALARM = 'webhooks';
/** Chromium's shortest alarm; what is due sooner is waited for, while this life lasts. */
const SHORTEST_ALARM_MS = 30_000;

/**
 * Sends what the outbox holds to the channels that somebody has switched on, and serves the options. Register it
 * synchronously. Looks at once, because alarms may be lost, and whenever something was queued, by whichever part.
 */
export function serveWebhooks(db: LeadlightDatabase, activePack: () => Promise<RulePack>): void {
  const secrets = createSecretStore(browser.storage, createSealer(indexedDB, crypto), 'webhook');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = (channel: StoredChannel, event: DomainEvent) =>
    sendWebhook(channel, event, {
      fetch: (url, init) => fetch(url, init),
      subtle: crypto.subtle,
      now: Date.now,
      mayReach: (url) => mayReachChannel(url, channel.share),
      destination: (id) => keptFor(secrets, id),
    });
  const runner = createWebhookRunner({
    db,
    now: Date.now,
    random: Math.random,
    send,
    async setAlarm(at) {
      clearTimeout(timer);
      if (at === null) return void (await browser.alarms.clear(ALARM));
      await browser.alarms.create(ALARM, { when: at });
      const wait = at - Date.now();
      if (wait < SHORTEST_ALARM_MS) timer = setTimeout(look, Math.max(wait, 0));
    },
  });
  const look = (): void =>
    void (async () => {
      await followPack(db, namedBy(await activePack()));
      await runner.look();
    })().catch(() => {});
  const keeper = createChannelKeeper({
    db,
    secrets,
    activePack,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    send,
    onChange: look,
  });
  serveRuntime('webhooks', webhookDoors(keeper));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) look();
  });
  followOutbox(db, look);
  look();
}
