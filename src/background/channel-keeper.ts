import type { SecretStore } from '../contracts/connection-secrets';
import type { Keep } from '../contracts/connection-service';
import type { ChannelForm, ChannelView, WebhookService } from '../contracts/webhook-service';
import type { DomainEvent } from '../record/domain-event';
import type { EpochMs } from '../record/types';
import type { StoredChannel } from '../record/webhook';
import type { RulePack } from '../rule-packs/schema';
import type { LeadlightDatabase } from '../store/database';
import { discardFailed, forgetWaiting, retryFailed, trafficOf, tryNow } from '../store/outbox-rows';
import { toldOthers } from '../store/outbox-told';
import type { Attempt } from '../webhooks/answer';
import { webhookAddress } from '../webhooks/webhook-address';
import type { Destination } from './send-webhook';

export interface ChannelKeeperOptions {
  db: LeadlightDatabase;
  secrets: SecretStore;
  activePack(): Promise<Pick<RulePack, 'id' | 'channels'>>;
  now(): EpochMs;
  newId(): string;
  send(channel: StoredChannel, event: DomainEvent): Promise<Attempt>;
  /** Something may be due. */
  onChange(): void;
}

/** Keeps channels: what was agreed to in the store, where it leads with the secrets. */
export function createChannelKeeper(options: ChannelKeeperOptions): WebhookService {
  const { db, secrets, onChange } = options;

  async function known(id: string): Promise<StoredChannel> {
    const channel = await db.channels.get(id);
    if (channel) return channel;
    throw new Error('This channel is not there any more. Reload this page.');
  }

  async function save(form: ChannelForm): Promise<void> {
    const { url, secret, keep, ...terms } = form;
    const before = await keptFor(secrets, form.id);
    if (url === undefined && !before) throw new Error('Enter the address that the messages go to.');
    const kept: KeptDestination = {
      id: form.id,
      url: url === undefined ? (before?.url ?? '') : webhookAddress(url),
      secret: secret ?? before?.secret ?? '',
      keep,
    };
    const channel = await db.channels.get(form.id);
    await db.channels.put({ ...terms, isOn: true, lastSentAt: channel?.lastSentAt ?? null });
    await secrets.save(form.id, keep, kept);
    await tryNow(db, form.id);
    onChange();
  }

  return {
    save,
    list: () => views(options),
    async setOn(id, isOn) {
      await known(id);
      await db.channels.update(id, { isOn });
      if (!isOn) await forgetWaiting(db, id);
      onChange();
    },
    async remove(id) {
      const gone = await keptFor(secrets, id);
      await db.transaction('rw', db.channels, db.outbox, async () => {
        await db.channels.delete(id);
        await db.outbox.filter(({ channel }) => channel === id).delete();
      });
      await secrets.forget(id);
      return gone ? originIfLast(options, new URL(gone.url).origin) : null;
    },
    async test(id) {
      const channel = await known(id);
      const answer = await options.send(channel, testEvent(channel, options));
      return answer.result === 'sent' ? null : answer.problem;
    },
    async retry(id) {
      await retryFailed(db, id);
      await tryNow(db, id);
      onChange();
    },
    discard: (id) => discardFailed(db, id, options.now()),
    told: (key) => toldOthers(db, key),
  };
}

interface KeptDestination extends Destination {
  id: string;
  keep: Keep;
}

/** Null for what was never kept, is damaged, or ended with its session. */
export async function keptFor(secrets: SecretStore, id: string): Promise<KeptDestination | null> {
  const { url, secret, keep } = Object(await secrets.read(id));
  if (typeof url !== 'string' || !URL.canParse(url) || typeof secret !== 'string') return null;
  return { id, url, secret, keep: keep === 'device' ? 'device' : 'session' };
}

async function originIfLast({ db, secrets }: ChannelKeeperOptions, origin: string): Promise<string | null> {
  const ids = await db.channels.toCollection().primaryKeys();
  const others = await Promise.all(ids.map((id) => keptFor(secrets, id)));
  return others.some((other) => other && new URL(other.url).origin === origin) ? null : origin;
}

/** Where a channel led that was wiped with the store. */
async function forgetOrphans(secrets: SecretStore, stored: readonly StoredChannel[]): Promise<void> {
  const known = new Set(stored.map(({ id }) => id));
  for (const kept of await secrets.load()) {
    const { id } = Object(kept);
    if (typeof id === 'string' && !known.has(id)) await secrets.forget(id);
  }
}

/** Those that somebody agreed to, then those that the pack names besides. */
async function views({ db, secrets, activePack }: ChannelKeeperOptions): Promise<ChannelView[]> {
  const [stored, pack] = await Promise.all([db.channels.toArray(), activePack()]);
  await forgetOrphans(secrets, stored);
  const named = namedBy(pack);
  const names = new Set(named.map(({ id }) => id));
  const agreed = new Set(stored.map(({ id }) => id));
  const all = [...stored, ...named.filter(({ id }) => !agreed.has(id))];
  return Promise.all(
    all.map(async (channel): Promise<ChannelView> => {
      const kept = await keptFor(secrets, channel.id);
      return {
        ...channel,
        ...(await trafficOf(db, channel)),
        isNamed: names.has(channel.id) || channel.id.startsWith('own:'),
        host: kept && new URL(kept.url).host,
        keep: kept?.keep ?? null,
        isSigned: kept !== null && kept.secret !== '',
      };
    }),
  );
}

/** The channels of a pack as they are before anybody agrees: off, and without names. */
export const namedBy = ({ id: pack, channels = [] }: Pick<RulePack, 'id' | 'channels'>): StoredChannel[] =>
  channels.map(({ id, label, format, kinds, fromLevel }) => ({
    id: `pack:${pack}:${id}`,
    label,
    format,
    kinds,
    fromLevel: fromLevel ?? 1,
    share: 'ids',
    isOn: false,
    lastSentAt: null,
  }));

const testEvent = ({ label }: StoredChannel, { now, newId }: ChannelKeeperOptions): DomainEvent => ({
  id: `test ${newId()}`,
  kind: 'clock-escalated',
  at: now(),
  title: 'Test of Leadlight',
  lines: [`This is a test of the channel “${label}”. No record is meant.`],
  facts: [],
  record: null,
});
