import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { rowProblem } from './damage/row-shapes';
import { LeadlightDatabase } from './database';
import { addDraft, deleteDraft, listDrafts, readDraft, saveDraft } from './drafts';

let db = new LeadlightDatabase();
let stores = 0;
beforeEach(() => {
  stores += 1;
  db = new LeadlightDatabase(`drafts-${stores}`);
});

const draft = (id: string, savedAt = 1000) => ({
  id,
  name: `Draft ${id}`,
  text: '{',
  base: { id: 'mid-market', version: 3 },
  savedAt,
});

describe('drafts', () => {
  it('are listed without their text, the newest first', async () => {
    await addDraft(db, draft('a', 1000));
    await addDraft(db, draft('b', 3000));
    expect((await listDrafts(db)).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await listDrafts(db)).not.toContainEqual(expect.objectContaining({ text: '{' }));
    expect(rowProblem('drafts', await readDraft(db, 'a'))).toBeNull();
  });

  it('are saved by who has seen the last saving, and by nobody else', async () => {
    await addDraft(db, draft('a'));
    const saving = { id: 'a', name: 'Draft a', revision: 1, savedAt: 2000 };
    const first = await saveDraft(db, { ...saving, text: 'one' });
    expect(first).toEqual({ saved: expect.objectContaining({ text: 'one', revision: 2, savedAt: 2000 }) });
    const second = await saveDraft(db, { ...saving, text: 'two' });
    expect(second).toEqual({ other: expect.objectContaining({ text: 'one' }) });
    expect((await readDraft(db, 'a'))?.text).toBe('one');
  });

  it('are not brought back by a saving once they are deleted', async () => {
    await addDraft(db, draft('a'));
    await deleteDraft(db, 'a');
    expect(await saveDraft(db, { ...draft('a'), revision: 1 })).toEqual({ other: null });
    expect(await listDrafts(db)).toEqual([]);
  });
});
