import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { isOwnRow } from './backup/tables';
import { keepFigureStrip, packInForceName, readFigureStrip } from './figure-strip';
import { BUNDLED, emptyStore, filledStore, NOW } from './testing/filled-store';
import { wipeAccount, wipeAll } from './wipe';

const STRIP = { of: 'these', figures: { at: NOW } };

it('is kept until it is counted anew', async () => {
  const db = await filledStore(2);
  expect(await readFigureStrip(db)).toBeNull();
  expect(await keepFigureStrip(db, STRIP, 2)).toBe(true);
  expect(await readFigureStrip(db)).toEqual(STRIP);
});

it('is not kept when records came or went while it was counted', async () => {
  const db = await filledStore(2);
  await wipeAccount(db, { crm: 'hubspot', org: '7' });
  expect(await keepFigureStrip(db, STRIP, 2)).toBe(false);
  expect(await readFigureStrip(db)).toBeNull();
});

it('goes with the records of an account, and with everything', async () => {
  for (const wipe of [
    (db: Awaited<ReturnType<typeof filledStore>>) => wipeAccount(db, { crm: 'hubspot', org: '7' }),
    (db: Awaited<ReturnType<typeof filledStore>>) => wipeAll(db, BUNDLED, NOW),
  ]) {
    const db = await filledStore(2);
    await keepFigureStrip(db, STRIP, 2);
    await wipe(db);
    expect(await readFigureStrip(db)).toBeNull();
  }
});

it('is in no backup', () => {
  expect(isOwnRow('settings', { name: 'figure-strip', value: STRIP })).toBe(true);
});

it('names the pack in force, and none in an empty store', async () => {
  const db = await filledStore(1);
  expect(await packInForceName(db)).toContain(BUNDLED.id);
  expect(await packInForceName(emptyStore())).toBe('null');
});
