import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { bundledPack as bundled } from '../rule-packs/bundled';
import { LeadlightDatabase } from './database';
import { keepPackInstalled } from './installed-pack';

it('judges by the bundled pack while it can’t be stored, says why, and stores it at the next question', async () => {
  const db = new LeadlightDatabase('installed-pack');
  let isFull = true;
  db.use({
    stack: 'dbcore',
    name: 'full-disk',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        const refuse = () => Promise.reject(new DOMException('disk full', 'QuotaExceededError'));
        return { ...table, mutate: (request) => (isFull ? refuse() : table.mutate(request)) };
      },
    }),
  });
  const packs = keepPackInstalled(db, bundled, () => 1);
  expect(await packs.active()).toMatchObject({
    pack: bundled,
    origin: 'bundled',
    problem: expect.stringMatching(/disk full/),
  });
  isFull = false;
  expect(await packs.active()).toEqual({ pack: bundled, origin: 'bundled', problem: null });
  expect(await packs.ref()).toEqual({ id: bundled.id, version: bundled.version });
});

it('hands out the pack in force, and the bundled one with the reason when that can’t be used', async () => {
  const db = new LeadlightDatabase('pack-in-force');
  const packs = keepPackInstalled(db, bundled, () => 1);
  expect((await packs.active()).pack).toBe(bundled);
  const makeActive = async (version: number, document: object): Promise<void> => {
    await db.packs.put({ id: 'company', version, document, origin: 'bundled', storedAt: 1 });
    await db.settings.put({ name: 'active-pack', value: { id: 'company', version } });
  };
  await makeActive(1, { ...bundled, id: 'company' });
  expect(await packs.active()).toMatchObject({ pack: { id: 'company' }, problem: null });
  await makeActive(2, { ...bundled, id: 'company', rules: 'none' });
  expect(await packs.active()).toMatchObject({
    pack: { id: bundled.id },
    problem: expect.stringMatching(/can’t be used by this Leadlight/),
  });
});
