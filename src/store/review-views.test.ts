import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { LeadlightDatabase } from './database';
import { deleteView, savedViews, saveView } from './review-views';

it('keeps a view under its name until it is replaced or deleted', async () => {
  const db = new LeadlightDatabase('review-views');
  await saveView(db, { name: 'Stale', view: { groupBy: 'owner' } });
  await saveView(db, { name: 'Mine', view: { groupBy: null } });
  await saveView(db, { name: 'Stale', view: { groupBy: 'stage' } });
  expect(await savedViews(db)).toEqual([
    { name: 'Mine', view: { groupBy: null } },
    { name: 'Stale', view: { groupBy: 'stage' } },
  ]);
  await deleteView(db, 'Mine');
  expect((await savedViews(db)).map(({ name }) => name)).toEqual(['Stale']);
});
