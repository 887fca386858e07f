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
