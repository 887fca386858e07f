import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { LeadlightDatabase } from './database';
import { keepPackInstalled } from './installed-pack';
import { activePack, activeRef, installBundledPack } from './packs';
import { BUNDLED, FOLLOWED, filledStore, NOW } from './testing/filled-store';

describe('a lost pointer to the pack in force', () => {
  const followed = { manifest: { packId: 'company', version: 4 }, document: { ...BUNDLED, id: 'company' } };
  const follow = (db: LeadlightDatabase) =>
    db.subscriptions.put({ ...FOLLOWED, id: 's', url: 'https://packs.example/m', kept: [followed as never] });
  const judging = async (db: LeadlightDatabase) => Object((await activePack(db)).pack).id;

  it.each([
    ['another kind', 'mid-market'],
    ['no version', { id: 'company' }],
    ['a list', []],
    ['nothing', null],
    ['a pack that is not there', { id: 'company', version: 9, subscription: 'x' }],
  ])('%s: what is followed judges at once, and for good from the next start', async (_, value) => {
    const db = await filledStore(0);
    expect(await judging(db)).toBe(BUNDLED.id);
    await db.settings.put({ name: 'active-pack', value } as never);
    expect(await judging(db)).toBe(BUNDLED.id);
    await follow(db);
    expect(await judging(db)).toBe('company');
    await installBundledPack(db, BUNDLED, NOW);
    expect(await activeRef(db)).toEqual({ id: 'company', version: 4, subscription: 's' });
    const isDamaged = Object(value).subscription === undefined;
    expect((await db.setAside.toArray()).map(({ row }) => row)).toEqual(
      isDamaged ? [{ name: 'active-pack', value }] : [],
    );
  });

  it('is none of a followed pack that is damaged itself', async () => {
    const db = await filledStore(0);
    await db.subscriptions.put({ ...FOLLOWED, id: 's', url: 'x', kept: 7 as never });
    await db.settings.put({ name: 'active-pack', value: 'x' as never });
    expect(await judging(db)).toBe(BUNDLED.id);
    expect((await keepPackInstalled(db, BUNDLED, () => NOW).active()).problem).toBeNull();
    expect(await activeRef(db)).toEqual({ id: BUNDLED.id, version: BUNDLED.version });
  });
});
