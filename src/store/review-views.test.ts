import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LeadlightDatabase } from './database';
import { deleteView, openWithView, renameView, savedViews, saveView } from './review-views';

let db: LeadlightDatabase;
beforeEach(() => {
  db = new LeadlightDatabase('review-views');
});
afterEach(() => db.delete());

const names = async () =>
  (await savedViews(db)).map(({ name, isFirst }) => (isFirst ? `${name} first` : name));

it('keeps a view under its name until it is replaced or deleted', async () => {
  await saveView(db, { name: 'Stale', view: { groupBy: 'owner' } });
  await saveView(db, { name: 'Mine', view: { groupBy: null } });
  await saveView(db, { name: 'Stale', view: { groupBy: 'stage' } });
  expect(await savedViews(db)).toEqual([
    { name: 'Mine', view: { groupBy: null } },
    { name: 'Stale', view: { groupBy: 'stage' } },
  ]);
  await deleteView(db, 'Mine');
  expect(await names()).toEqual(['Stale']);
});

it('gives a view another name, but not that of another view', async () => {
  await saveView(db, { name: 'Mine', view: 1 });
  await saveView(db, { name: 'Stale', view: 2 });
  await openWithView(db, 'Mine');
  await renameView(db, 'Mine', 'Deals of mine');
  await renameView(db, 'Stale', 'Stale');
  expect(await savedViews(db)).toEqual([
    { name: 'Deals of mine', view: 1, isFirst: true },
    { name: 'Stale', view: 2 },
  ]);
  await expect(renameView(db, 'Stale', 'Deals of mine')).rejects.toThrow('There is a view “Deals of mine”');
  await expect(renameView(db, 'Mine', 'Again')).rejects.toThrow('“Mine” was deleted');
  expect(await names()).toEqual(['Deals of mine first', 'Stale']);
});

it('opens with one view at most, also after that was saved again', async () => {
  for (const name of ['A', 'B']) await saveView(db, { name, view: name });
  await openWithView(db, 'A');
  await openWithView(db, 'B');
  await saveView(db, { name: 'B', view: 'other' });
  expect(await names()).toEqual(['A', 'B first']);
  await openWithView(db, null);
  expect(await names()).toEqual(['A', 'B']);
});
