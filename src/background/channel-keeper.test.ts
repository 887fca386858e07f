import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { SecretStore } from '../contracts/connection-secrets';
import type { ChannelForm } from '../contracts/webhook-service';
import type { PackChannel } from '../pack-parts/channels';
import type { DomainEvent } from '../record/domain-event';
import { backupTables } from '../store/backup/tables';
import { queueEvents } from '../store/outbox';
import { emptyStore } from '../store/testing/filled-store';
import type { Attempt } from '../webhooks/answer';
import { exampleEvent } from '../webhooks/testing/example-event';
import { createChannelKeeper } from './channel-keeper';

const NOW = Date.UTC(2026, 10, 20, 13, 15);
const URL_TEXT = 'https://hooks.chat.example/services/token-of-it';
const MANAGERS: PackChannel = {
  id: 'managers',
  label: 'Managers',
  format: 'slack',
  kinds: ['clock-breached'],
};

function secretsInMemory(): SecretStore & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    load: async () => [...kept.values()],
    read: async (name) => kept.get(name),
    save: async (name, _, value) => void kept.set(name, value),
    forget: async (name) => void kept.delete(name),
    forgetAll: async () => kept.clear(),
  };
}

interface World {
  channels: PackChannel[];
  answer: Attempt;
  looks: number;
}

function desk() {
  const db = emptyStore();
  const secrets = secretsInMemory();
  const sent: DomainEvent[] = [];
  const world: World = { channels: [MANAGERS], answer: { result: 'sent' }, looks: 0 };
  const keeper = createChannelKeeper({
    db,
    secrets,
    activePack: async () => ({ id: 'p', channels: world.channels }),
    now: () => NOW,
    newId: () => 'an-id',
    async send(_, event) {
      sent.push(event);
      return world.answer;
    },
    onChange() {
      world.looks += 1;
    },
  });
  return { db, secrets, keeper, sent, world };
}

const form = (change: Partial<ChannelForm> = {}): ChannelForm => ({
  id: 'own:11111111',
  label: 'Desk',
  format: 'json',
  kinds: ['clock-escalated'],
  fromLevel: 1,
  share: 'names',
  keep: 'device',
  url: URL_TEXT,
  secret: 'secret',
  ...change,
});

it('keeps address and secret with the secrets only, and tells the host', async () => {
  const { db, secrets, keeper, world } = desk();
  await keeper.save(form());
  const tables = await Promise.all(db.tables.map((table) => table.toArray()));
  expect(JSON.stringify([tables, await keeper.list()])).not.toMatch(/token-of-it|"secret"/);
  expect([...secrets.kept.values()]).toMatchObject([{ url: URL_TEXT, secret: 'secret' }]);
  expect((await keeper.list())[0]).toMatchObject({ host: 'hooks.chat.example', isSigned: true, isOn: true });
  expect(world.looks).toBe(1);
  expect(backupTables(db).map(({ name }) => name)).not.toEqual(expect.arrayContaining(['channels']));
  expect(backupTables(db).map(({ name }) => name)).not.toEqual(expect.arrayContaining(['outbox']));
});

it('keeps what is known where a form leaves it out, and asks for an address where none is', async () => {
  const { secrets, keeper } = desk();
  await expect(keeper.save(form({ url: undefined }))).rejects.toThrow('Enter the address');
  await keeper.save(form());
  await keeper.save(form({ url: undefined, secret: undefined, label: 'Other' }));
  expect([...secrets.kept.values()]).toMatchObject([{ url: URL_TEXT, secret: 'secret' }]);
});

it.each([
  'http://hooks.chat.example/a',
  'hooks.chat.example',
  'https://a:b@hooks.chat.example/',
  'javascript:1',
])('refuses %s as an address', async (url) => {
  const { db, secrets, keeper } = desk();
  await expect(keeper.save(form({ url }))).rejects.toThrow();
  expect([secrets.kept.size, await db.channels.count()]).toEqual([0, 0]);
});

it('lists what the pack names as off, until somebody agrees', async () => {
  const { keeper, world } = desk();
  expect(await keeper.list()).toMatchObject([
    { id: 'pack:p:managers', isOn: false, isNamed: true, host: null },
  ]);
  await keeper.save(form({ id: 'pack:p:managers' }));
  expect((await keeper.list()).map(({ id, isOn }) => [id, isOn])).toEqual([['pack:p:managers', true]]);
  world.channels = [];
  expect(await keeper.list()).toMatchObject([{ isNamed: false }]);
});

it('forgets all of a channel, and whether its host is needed still', async () => {
  const { db, secrets, keeper } = desk();
  await keeper.save(form());
  await keeper.save(form({ id: 'own:22222222' }));
  await queueEvents(db, [exampleEvent()]);
  expect(await keeper.remove('own:11111111')).toBe(null);
  expect(await db.outbox.count()).toBe(1);
  expect(await keeper.remove('own:22222222')).toBe('https://hooks.chat.example');
  expect([await db.outbox.count(), secrets.kept.size]).toEqual([0, 0]);
});

it('forgets where a channel led that went with the store', async () => {
  const { db, secrets, keeper } = desk();
  await keeper.save(form());
  await db.channels.clear();
  await keeper.list();
  expect(secrets.kept.size).toBe(0);
});

it('sends nothing of what waited once it is switched off', async () => {
  const { db, keeper } = desk();
  await keeper.save(form());
  await queueEvents(db, [exampleEvent()]);
  await keeper.setOn('own:11111111', false);
  expect([await db.outbox.count(), await queueEvents(db, [exampleEvent()])]).toEqual([0, 0]);
});

it('tests without a record, and tells why it was not received', async () => {
  const { keeper, sent, world } = desk();
  await keeper.save(form());
  expect(await keeper.test('own:11111111')).toBe(null);
  world.answer = { result: 'never', problem: 'The receiver answered 404.' };
  expect(await keeper.test('own:11111111')).toBe('The receiver answered 404.');
  expect(sent).toMatchObject([{ record: null, title: 'Test of Leadlight' }, { record: null }]);
  await expect(keeper.test('own:99999999')).rejects.toThrow('not there any more');
});
