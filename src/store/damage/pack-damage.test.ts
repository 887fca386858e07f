import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { LeadlightDatabase } from '../database';
import { activeRef, installBundledPack } from '../packs';
import { BUNDLED, emptyStore, FOLLOWED, filledStore, NOW } from '../testing/filled-store';
import { isPackDamaged } from './pack-damage';
import { deleteSetAside, setDamagedAside } from './set-aside';

type Damage = (db: LeadlightDatabase) => Promise<unknown>;

const putSetting =
  (row: object): Damage =>
  (db) =>
    db.table('settings').put(row);
const pointTo = (value: unknown): Damage => putSetting({ name: 'active-pack', value });

it('is none where nothing is damaged, nor before the first start', async () => {
  expect(await isPackDamaged(emptyStore())).toBe(false);
  const db = await filledStore(1);
  expect(await isPackDamaged(db)).toBe(false);
  expect(await setDamagedAside(db, NOW)).toBe(0);
  expect(await isPackDamaged(db)).toBe(false);
});

describe('what decides about the rules', () => {
  it.each<[string, Damage]>([
    ['a pack', (db) => db.table('packs').put({ id: 'company', version: 4, document: 7 })],
    ['a pack that is followed', (db) => db.subscriptions.put({ ...FOLLOWED, id: 's', url: 7 as never })],
    ['the pointer to the pack in force', pointTo('mid-market')],
  ])('is damaged once it is set aside, until that is deleted: %s', async (_, damage) => {
    const db = await filledStore(0);
    await damage(db);
    expect(await setDamagedAside(db, NOW)).toBe(1);
    await installBundledPack(db, BUNDLED, NOW);
    expect(await isPackDamaged(db)).toBe(true);
    await deleteSetAside(db);
    expect(await isPackDamaged(db)).toBe(false);
  });

  it.each<[string, Damage]>([
    ['another kind', pointTo('mid-market')],
    ['no id', pointTo({ version: 4 })],
    ['an empty id', pointTo({ id: '', version: 4 })],
    ['an id of another kind', pointTo({ id: 7, version: 4 })],
    ['no version', pointTo({ id: 'company' })],
    ['a version that is no number', pointTo({ id: 'company', version: Number.NaN })],
    ['a subscription of another kind', pointTo({ id: 'company', version: 4, subscription: 7 })],
    ['further packs that are no list', pointTo({ id: 'company', version: 4, also: 7 })],
    ['nothing', pointTo(null)],
    ['no value', putSetting({ name: 'active-pack' })],
  ])(
    'is damaged where the pointer holds %s: nothing judges by it, and it is set aside',
    async (_, damage) => {
      const db = await filledStore(0);
      await damage(db);
      expect(await isPackDamaged(db)).toBe(true);
      expect(await activeRef(db)).toBeNull();
      expect(await setDamagedAside(db, NOW)).toBe(1);
      expect(await isPackDamaged(db)).toBe(true);
    },
  );

  it('is whole where it points to what is not there, or what else is damaged', async () => {
    const db = await filledStore(1);
    await pointTo({ id: 'company', version: 9, subscription: 's', also: [] })(db);
    await db.table('records').put({ key: 'hubspot:7:deal:x', record: 7, summary: null, asOf: NOW });
    const row = { name: 'date-order:hubspot:7', value: 7 };
    await db.setAside.add({ table: 'settings', key: null, row, problem: 'odd', at: NOW });
    expect(await setDamagedAside(db, NOW)).toBe(1);
    expect(await isPackDamaged(db)).toBe(false);
  });
});

describe('a pointer that is set aside while somebody looks', () => {
  const turns = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at += 1) await new Promise<void>((done) => setImmediate(done));
  };
  const moves: [string, Damage][] = [
    ['by the check of all rows', (db) => setDamagedAside(db, NOW)],
    ['by who puts a pack in force', (db) => installBundledPack(db, BUNDLED, NOW)],
  ];
  async function damagedStore(): Promise<{ db: LeadlightDatabase; background: LeadlightDatabase }> {
    const db = emptyStore();
    await pointTo('mid-market')(db);
    const background = new LeadlightDatabase(db.name);
    await background.open();
    return { db, background };
  }

  it.each(moves)('%s is seen, however soon after the look that begins', async (_, move) => {
    for (let wait = 0; wait < 12; wait += 1) {
      const { db, background } = await damagedStore();
      const looking = isPackDamaged(db);
      await turns(wait);
      const moving = move(background);
      expect([wait, await looking]).toEqual([wait, true]);
      await moving;
    }
  });

  it.each(moves)('%s is seen by every look until that ends', async (_, move) => {
    for (let wait = 0; wait < 6; wait += 1) {
      const { db, background } = await damagedStore();
      let isOver = false;
      const moving = move(background).finally(() => {
        isOver = true;
      });
      while (!isOver) {
        await turns(wait);
        expect([wait, await isPackDamaged(db)]).toEqual([wait, true]);
      }
      await moving;
      expect((await db.setAside.toArray()).map(({ table }) => table)).toEqual(['settings']);
    }
  });
});
