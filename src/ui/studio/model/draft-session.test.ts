import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredDraft } from '../../../store/drafts';
import { createDraftSession, type DraftShelf } from './draft-session';
import { draftStash } from './draft-stash';

let rows = new Map<string, StoredDraft>();
let waiting: { work: () => void; at: number }[] = [];
let now = 500;
let saves = 0;
let trouble: Error | null = null;
let ids = 0;
let isFull = false;
let kept = new Map<string, string>();
const STORED: StoredDraft = { id: 'a', name: 'EMEA', text: 'one', base: null, revision: 1, savedAt: 100 };

beforeEach(() => {
  rows = new Map([['a', STORED]]);
  waiting = [];
  now = 500;
  saves = 0;
  trouble = null;
  ids = 0;
  kept = new Map();
  isFull = false;
});

const shelf: DraftShelf = {
  read: async (id) => rows.get(id) ?? null,
  async save({ revision, ...saving }) {
    saves += 1;
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
    now: () => now,
    newId: () => `new-${++ids}`,
    later(work, ms) {
      const one = { work, at: now + ms };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
  });

/** What is due by then comes; the store answers. */
async function pass(ms: number): Promise<void> {
  now += ms;
  const due = waiting.filter(({ at }) => at <= now);
  waiting = waiting.filter((one) => !due.includes(one));
  for (const { work } of due) work();
  await new Promise((done) => setTimeout(done));
}

describe('an open draft', () => {
  it('is saved at once, with what was written in the same moment, and says so once its author rests', async () => {
    const session = open();
    session.write('two', 'Type');
    session.write('three', 'Type');
    expect(session.state().saving).toEqual({ state: 'waits' });
    await pass(0);
    expect(rows.get('a')).toMatchObject({ text: 'three', revision: 2, savedAt: 500 });
    expect(session.state().saving).toEqual({ state: 'waits' });
    await pass(400);
    expect(session.state().saving).toEqual({ state: 'saved', at: 500 });
    expect([saves, waiting]).toEqual([1, []]);
  });

  it('is saved while its author goes on, ten times a second at most', async () => {
    const session = open();
    const told: string[] = [];
    session.subscribe(() => told.push(session.state().saving.state));
    for (let letters = 1; letters <= 30; letters += 1) {
      session.write('x'.repeat(letters), 'Type', 'text');
      await pass(40);
      const kept = rows.get('a')?.text.length ?? 0;
      // What is not saved was written within the last tenth of a second.
      expect(letters - kept).toBeLessThanOrEqual(100 / 40);
    }
    expect(saves).toBeLessThanOrEqual((30 * 40) / 100);
    await pass(400);
    expect([rows.get('a')?.text.length, session.state().saving.state]).toEqual([30, 'saved']);
    expect(told).toEqual([...Array.from({ length: 30 }, () => 'waits'), 'saved']);
  });

  it('is saved with what was written while it was being saved', async () => {
    const session = open();
    session.write('two', 'Type');
    now += 5;
    await Promise.resolve();
    session.write('three', 'Type');
    await pass(0);
    expect(rows.get('a')?.text).toBe('two');
    await pass(100);
    expect(rows.get('a')?.text).toBe('three');
  });

  it('asks a store that refuses no more often than it says so', async () => {
    const session = open();
    trouble = new Error('The disk is full.');
    session.write('1', 'Type');
    await pass(0);
    expect([saves, session.state().saving.state]).toEqual([1, 'failed']);
    for (const text of ['2', '3', '4']) {
      session.write(text, 'Type');
      await pass(200);
    }
    expect(saves).toBe(1);
    await pass(400);
    expect([saves, session.state().saving.state]).toEqual([2, 'failed']);
    trouble = null;
    await pass(5000);
    expect([rows.get('a')?.text, session.state().saving.state]).toEqual(['4', 'saved']);
    session.write('5', 'Type');
    await pass(100);
    expect(rows.get('a')?.text).toBe('5');
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
    waiting.at(-1)?.work();
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
