import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { freshRow, NOW, newKey, publishPack } from '../pack-sync/testing/publisher';
import { bundledPack } from '../rule-packs/bundled';
import { LeadlightDatabase } from './database';
import { keepPackInstalled } from './installed-pack';
import { activePack, activeRef, installBundledPack } from './packs';
import { changeSubscription, removeSubscription, type StoredSubscription } from './subscriptions';

const BUNDLED = { id: bundledPack.id, version: bundledPack.version };
let db: LeadlightDatabase;
let names = 0;

beforeEach(async () => {
  names += 1;
  db = new LeadlightDatabase(`subscriptions-${names}`);
  await installBundledPack(db, bundledPack, NOW);
});

async function using(version: number, change: Partial<StoredSubscription> = {}): Promise<StoredSubscription> {
  const key = await newKey();
  const { manifest, accepted } = await publishPack(key, version);
  return freshRow(key.publicKey, {
    kept: [{ manifest, document: accepted.document, activatedAt: NOW }],
    ...change,
  });
}

const put = (row: StoredSubscription) => changeSubscription(db, row.id, BUNDLED, () => row);

describe('the pack in force', () => {
  it('is the subscribed one once it has a version, and the bundled one after it was removed', async () => {
    expect((await put(freshRow('k')))?.inForce).toBeNull();
    expect(await activePack(db)).toMatchObject({ origin: 'bundled' });
    const row = await using(3);
    expect((await put(row))?.inForce).toEqual({ id: 'company', version: 3, subscription: row.id });
    expect((await put(row))?.inForce).toBeNull();
    expect(await activePack(db)).toMatchObject({
      origin: 'signed',
      pack: { name: 'Company rules', version: 3 },
    });
    expect(await removeSubscription(db, row.id, BUNDLED)).toEqual(BUNDLED);
    expect(await activePack(db)).toMatchObject({ origin: 'bundled' });
  });

  it('is the newest subscription’s, but a policy’s before it', async () => {
    await put(await using(1, { id: 'first', subscribedAt: 1 }));
    await put(await using(2, { id: 'second', subscribedAt: 2 }));
    expect(await activeRef(db)).toMatchObject({ version: 2, subscription: 'second' });
    await put(await using(7, { id: 'policy', subscribedAt: 0, isManaged: true }));
    expect(await activeRef(db)).toMatchObject({ version: 7, subscription: 'policy' });
  });

  it('is not taken back by a newer bundled pack of the same id', async () => {
    const row = await using(1);
    const [used] = row.kept;
    if (!used) throw new Error('One version is used.');
    await put({ ...row, kept: [{ ...used, manifest: { ...used.manifest, packId: bundledPack.id } }] });
    await installBundledPack(db, { ...bundledPack, version: bundledPack.version + 1 }, NOW);
    expect(await activePack(db)).toMatchObject({ origin: 'signed' });
  });

  it('stays an imported one while no subscription has a version', async () => {
    await db.settings.put({ name: 'active-pack', value: { id: 'imported', version: 4 } });
    await put(freshRow('k'));
    expect(await activeRef(db)).toEqual({ id: 'imported', version: 4 });
  });

  it('is the bundled one, with the reason, when the stored one can’t be used', async () => {
    const row = await using(3);
    const [used] = row.kept;
    if (!used) throw new Error('One version is used.');
    await put({ ...row, kept: [{ ...used, document: { schemaVersion: 99 } }] });
    expect(await keepPackInstalled(db, bundledPack, () => NOW).active()).toMatchObject({
      pack: bundledPack,
      origin: 'bundled',
      problem: expect.stringContaining('newer Leadlight'),
    });
  });
});

it('a change that fails leaves the row and the pointer as they were', async () => {
  const row = await using(3);
  await put(row);
  const failing = changeSubscription(db, row.id, BUNDLED, () => {
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  expect(await activeRef(db)).toMatchObject({ version: 3 });
  expect(await changeSubscription(db, 'nobody', BUNDLED, (found) => found)).toBeNull();
});
