import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { keptBeside, recentValues } from './connection-memory';
import { createSealer } from './connection-sealer';
import { createSecretStore, type StorageArea } from './connection-secrets';

const TOKEN = 'pat-secret';

function area(): StorageArea & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: async (name) =>
      Object.fromEntries([...kept].filter(([key]) => name === null || key === name).sort()),
    async set(items) {
      for (const [name, value] of Object.entries(items)) kept.set(name, JSON.parse(JSON.stringify(value)));
    },
    async remove(names) {
      for (const name of [names].flat()) kept.delete(name);
    },
  };
}

function setUp(factory: IDBFactory = new IDBFactory()) {
  const areas = { session: area(), local: area() };
  return { areas, factory, store: createSecretStore(areas, createSealer(factory, crypto), 'connection') };
}

describe('secrets', () => {
  it('for the session stay in memory; for the device they are sealed, and can be read again', async () => {
    const { areas, store } = setUp();
    await store.save('hubspot:7', 'session', { token: TOKEN });
    expect(areas.local.kept.size).toBe(0);
    expect(await store.load()).toEqual([{ token: TOKEN }]);
    await store.save('hubspot:7', 'device', { token: TOKEN });
    expect(areas.session.kept.size).toBe(0);
    expect(JSON.stringify([...areas.local.kept])).not.toContain(TOKEN);
    expect(await store.load()).toEqual([{ token: TOKEN }]);
    expect(await store.read('hubspot:7')).toEqual({ token: TOKEN });
  });

  it('are sealed differently each time, and open only in the profile that sealed them', async () => {
    const { areas, factory, store } = setUp();
    await store.save('a', 'device', TOKEN);
    await store.save('b', 'device', TOKEN);
    const [a, b] = [areas.local.kept.get('connection:a'), areas.local.kept.get('connection:b')];
    expect(a).not.toBe(b);
    const sameProfile = createSecretStore(areas, createSealer(factory, crypto), 'connection');
    expect(await sameProfile.read('a')).toBe(TOKEN);
    const elsewhere = createSecretStore(areas, createSealer(new IDBFactory(), crypto), 'connection');
    expect(await elsewhere.load()).toEqual([]);
    expect(await elsewhere.read('a')).toBeUndefined();
  });

  it('that are damaged or strange are left out, and the others stand', async () => {
    const { areas, store } = setUp();
    await store.save('a', 'device', TOKEN);
    const sealed = String(areas.local.kept.get('connection:a'));
    areas.local.kept.set('connection:cut', sealed.slice(0, 20));
    areas.local.kept.set('connection:text', 'not sealed');
    areas.local.kept.set('connection:object', {});
    areas.local.kept.set('frame:hubspot', { width: 340 });
    expect(await store.load()).toEqual([TOKEN]);
  });

  it('are forgotten in both areas, by name or by the beginning of it, and nothing else is', async () => {
    const { areas, store } = setUp();
    areas.local.kept.set('frame:hubspot', {});
    await store.save('hubspot:7:deal', 'device', 1);
    await store.save('hubspot:7:lead', 'session', 2);
    await store.save('hubspot:77:deal', 'session', 3);
    await store.forgetAll('hubspot:7:');
    expect(await store.load()).toEqual([3]);
    await store.forget('hubspot:77:deal');
    expect([[...areas.session.kept.keys()], [...areas.local.kept.keys()]]).toEqual([[], ['frame:hubspot']]);
  });
});

describe('what is kept beside a connection', () => {
  it('is kept as the connection is', async () => {
    const { areas, store } = setUp();
    const described = keptBeside(store, 'hubspot:7', 'device');
    await described.save('deal', { owners: ['Alex Doe'] });
    expect(await described.load('deal')).toEqual({ owners: ['Alex Doe'] });
    expect(await described.load('lead')).toBeUndefined();
    expect(JSON.stringify([...areas.local.kept])).not.toContain('Alex');
  });
});

describe('recent values', () => {
  it('are the newest forty, whatever their names, and can be wiped by account', async () => {
    const session = area();
    let now = 0;
    const recent = recentValues(session, () => now);
    session.kept.set('other', 1);
    for (let index = 0; index < 60; index += 1) {
      now += 1;
      await recent.save(`hubspot:7:deal:${(index * 37) % 60}`, index);
    }
    const kept = [...session.kept.keys()].filter((key) => key.startsWith('answer:'));
    expect(kept).toHaveLength(40);
    expect(await recent.load(`hubspot:7:deal:${(59 * 37) % 60}`)).toBe(59);
    expect(await recent.load(`hubspot:7:deal:${(20 * 37) % 60}`)).toBe(20);
    expect(await recent.load(`hubspot:7:deal:${(19 * 37) % 60}`)).toBeUndefined();
    await recent.save('hubspot:77:deal:1', 'kept');
    await recent.forgetAll('hubspot:7:');
    expect([...session.kept.keys()]).toEqual(['other', 'answer:hubspot:77:deal:1']);
  });
});
