import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredDraft } from '../../../store/drafts';
import { createDraftSession, type DraftShelf } from './draft-session';
import { draftStash } from './draft-stash';

let rows = new Map<string, StoredDraft>();
let waiting: (() => void)[] = [];
let trouble: Error | null = null;
let ids = 0;
let isFull = false;
let kept = new Map<string, string>();
const STORED: StoredDraft = { id: 'a', name: 'EMEA', text: 'one', base: null, revision: 1, savedAt: 100 };

beforeEach(() => {
  rows = new Map([['a', STORED]]);
  waiting = [];
  trouble = null;
  ids = 0;
  kept = new Map();
  isFull = false;
});

const shelf: DraftShelf = {
  read: async (id) => rows.get(id) ?? null,
  async save({ revision, ...saving }) {
    if (trouble) throw trouble;
    const stored = rows.get(saving.id);
    if (stored?.revision !== revision) return { other: stored ?? null };
    const saved = { ...stored, ...saving, revision: revision + 1 };
    rows.set(saved.id, saved);
    return { saved };
  },
  async add(draft) {
    const added = { ...draft, revision: 1 };
    rows.set(added.id, added);
    return added;
  },
};

const area = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem(name: string, text: string) {
    if (isFull) throw new DOMException('full', 'QuotaExceededError');
    kept.set(name, text);
  },
  removeItem: (name: string) => void kept.delete(name),
};

const open = (stored = STORED) =>
  createDraftSession(stored, {
    shelf,
    stash: draftStash(area),
    now: () => 500,
    newId: () => `new-${++ids}`,
    later(work) {
      waiting.push(work);
      return () => {
        waiting = waiting.filter((one) => one !== work);
      };
    },
  });

describe('an open draft', () => {
  it('is saved by itself a moment after it was changed', async () => {
    const session = open();
    session.write('two', 'Type');
    session.write('three', 'Type');
    expect(session.state().saving).toEqual({ state: 'waits' });
    expect(waiting).toHaveLength(1);
    waiting[0]?.();
    await session.flush();
    expect(rows.get('a')).toMatchObject({ text: 'three', revision: 2 });
    expect(session.state().saving).toEqual({ state: 'saved', at: 500 });
  });

  it('is taken up as it was written where its page ended before it was saved, as a step', async () => {
    open().write('typed last', 'Type');
    const session = open();
    expect(session.state()).toMatchObject({ saving: { state: 'waits' }, history: { text: 'typed last' } });
    await session.flush();
    expect([rows.get('a')?.text, kept.size]).toEqual(['typed last', 0]);
    session.undo();
    expect(session.state().history.text).toBe('one');
  });

  it('takes nothing up that was saved, or written over, since', async () => {
    const old = open();
    old.write('typed', 'Type');
    const stale = new Map(kept);
    await old.flush();
    kept = stale;
    expect(open(rows.get('a')).state()).toMatchObject({
      saving: { state: 'saved' },
      history: { text: 'typed' },
    });
    expect(kept.size).toBe(0);
  });

  it('is saved as ever where nothing can be kept beside the store', async () => {
    isFull = true;
    const session = open();
    session.write('two', 'Type');
    await session.flush();
    expect(rows.get('a')?.text).toBe('two');
  });

  it('goes on as a copy where another tab saved it meanwhile, and both are kept', async () => {
    const [mine, other] = [open(), open()];
    other.write('theirs', 'Type');
    await other.flush();
    mine.write('mine', 'Type');
    await mine.flush();
    expect(mine.state()).toMatchObject({
      id: 'new-1',
      name: 'EMEA (copy)',
      notice: { kind: 'forked', fromId: 'a' },
    });
    expect([...rows.values()].map(({ text }) => text)).toEqual(['theirs', 'mine']);
    mine.write('mine again', 'Type');
    await mine.flush();
    expect(rows.get('new-1')?.text).toBe('mine again');
  });

  it('is kept as a copy where it was deleted', async () => {
    const session = open();
    rows.delete('a');
    session.write('still here', 'Type');
    await session.flush();
    expect(rows.get('new-1')?.text).toBe('still here');
    expect(session.state().notice).toMatchObject({ kind: 'forked', fromId: null });
  });

  it('takes over what another tab saved, as a step that can be undone', async () => {
    const [mine, other] = [open(), open()];
    other.write('theirs', 'Type');
    await other.flush();
    await mine.look();
    expect(mine.state()).toMatchObject({ notice: { kind: 'taken' }, history: { text: 'theirs' } });
    mine.undo();
    await mine.flush();
    expect(rows.get('a')?.text).toBe('one');
  });

  it('does not take over while it has something of its own', async () => {
    const [mine, other] = [open(), open()];
    other.write('theirs', 'Type');
    await other.flush();
    mine.write('mine', 'Type');
    await mine.look();
    expect(mine.state().history.text).toBe('mine');
  });

  it('says why it could not be saved, and tries again', async () => {
    const session = open();
    trouble = new Error('The disk is full.');
    session.write('two', 'Type');
    await session.flush();
    expect(session.state().saving).toEqual({ state: 'failed', why: 'The disk is full.' });
    trouble = null;
    waiting.at(-1)?.();
    await session.flush();
    expect(rows.get('a')?.text).toBe('two');
  });

  it('keeps a step that is undone and the new name', async () => {
    const session = open();
    session.write('two', 'Type');
    session.undo();
    session.rename('APAC');
    await session.flush();
    expect(rows.get('a')).toMatchObject({ text: 'one', name: 'APAC' });
  });
});
