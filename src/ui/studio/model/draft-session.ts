import { isNoRoom, messageOf } from '../../../record/no-room';
import type { EpochMs } from '../../../record/types';
import type { DraftSaving, StoredDraft } from '../../../store/drafts';
import type { DraftStash } from './draft-stash';
import { newHistory, redo, type TextHistory, undo, write } from './text-history';

/** Where drafts are kept (src/store/drafts.ts). */
export interface DraftShelf {
  read(id: string): Promise<StoredDraft | null>;
  save(saving: DraftSaving): Promise<{ saved: StoredDraft } | { other: StoredDraft | null }>;
  add(draft: Omit<StoredDraft, 'revision'>): Promise<StoredDraft>;
}

export interface DraftState {
  id: string;
  name: string;
  base: StoredDraft['base'];
  history: TextHistory;
  saving: { state: 'saved'; at: EpochMs } | { state: 'waits' } | { state: 'failed'; why: string };
  /** What became of the draft in another tab; null while nothing did. */
  notice: { kind: 'forked'; from: string; fromId: string | null } | { kind: 'taken' } | null;
}

export interface DraftSession {
  state(): DraftState;
  subscribe(listener: () => void): () => void;
  /** One step; `key` makes one step of what follows soon under the same key. */
  write(text: string, why: string, key?: string | null): void;
  undo(): void;
  redo(): void;
  rename(name: string): void;
  /** Saves what is not saved yet. Never rejects. */
  flush(): Promise<void>;
  /** Takes over what another tab has saved, unless this one has something of its own to save. */
  look(): Promise<void>;
  hideNotice(): void;
  close(): void;
}

interface Surroundings {
  shelf: DraftShelf;
  stash: DraftStash;
  now(): EpochMs;
  newId(): string;
  /** Calls back later; the answer calls it off. */
  later(work: () => void, ms: number): () => void;
}

/** So far apart are savings while somebody types: a pack is written whole each time. */
const SAVE_EVERY_MS = 100;
/** Words that change with each letter are read by nobody: "saved" is said once they rest. */
const SAY_AFTER_MS = 400;
const TRY_AGAIN_MS = 5000;
const NO_ROOM_TO_SAVE =
  'the browser has no room left. What you wrote is on this page only: keep it open, and free some room on the disk.';

/**
 * One open draft: its text with the way back, saved as it changes, because a browser that is killed keeps only what
 * the store has. Where another tab has saved the same draft meanwhile, or has deleted it, what is written here goes
 * on as a draft of its own: neither is lost.
 */
export function createDraftSession(stored: StoredDraft, surroundings: Surroundings): DraftSession {
  const { shelf, stash, now, newId, later } = surroundings;
  const listeners = new Set<() => void>();
  let state: DraftState = {
    id: stored.id,
    name: stored.name,
    base: stored.base,
    history: newHistory(stored.text),
    saving: { state: 'saved', at: stored.savedAt },
    notice: null,
  };
  let { revision, savedAt } = stored;
  let kept = { name: stored.name, text: stored.text };
  let callOff: (() => void) | null = null;
  let callOffSaving: (() => void) | null = null;
  let isSaving = false;
  let isRefused = false;
  let savedLast = 0;
  let running: Promise<void> = Promise.resolve();

  const set = (change: Partial<DraftState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const isKept = (): boolean => state.name === kept.name && state.history.text === kept.text;

  function changed(change: Partial<DraftState>): void {
    // Before whoever listens draws: that may take longer than the store.
    saveSoon();
    set({ ...change, saving: { state: 'waits' } });
    keepBeside();
    plan(SAY_AFTER_MS);
  }

  /** At once, and while one letter follows another at its pace. A store that refuses is asked by `plan` alone. */
  function saveSoon(): void {
    if (callOffSaving || isSaving || isRefused) return;
    const wait = Math.min(SAVE_EVERY_MS, Math.max(0, savedLast + SAVE_EVERY_MS - now()));
    const begin = (): void => {
      callOffSaving = null;
      running = running.then(save);
    };
    if (wait > 0) callOffSaving = later(begin, wait);
    else begin();
  }

  const keepBeside = (): void => {
    const { id, name, history } = state;
    if (isKept()) stash.drop(id);
    else stash.keep(id, { name, text: history.text, revision });
  };

  /** What the last page that had it open wrote and did not come to save. */
  function takeUp(): void {
    const left = stash.read(stored.id);
    if (left?.revision === revision) {
      const step = { text: left.text, why: 'Take up what was not saved yet', key: null, now: now() };
      changed({ name: left.name, history: write(state.history, step) });
    } else stash.drop(stored.id);
  }

  function plan(ms: number): void {
    callOff?.();
    callOff = later(() => void flush(), ms);
  }

  function flush(): Promise<void> {
    callOff?.();
    callOff = null;
    callOffSaving?.();
    callOffSaving = null;
    running = running.then(save).then(say);
    return running;
  }

  function say(): void {
    if (isKept() && state.saving.state !== 'saved') set({ saving: { state: 'saved', at: savedAt } });
  }

  async function save(): Promise<void> {
    if (isKept()) return;
    isSaving = true;
    savedLast = now();
    const { id, name, base, history } = state;
    const saving = { id, name, text: history.text, revision, savedAt: now() };
    try {
      const answer = await shelf.save(saving);
      if ('saved' in answer) settle(answer.saved, {});
      else {
        const fork = { id: newId(), name: `${name} (copy)`, text: history.text, base, savedAt: now() };
        settle(await shelf.add(fork), {
          notice: { kind: 'forked', from: answer.other?.name ?? name, fromId: answer.other?.id ?? null },
        });
      }
    } catch (error) {
      isRefused = true;
      isSaving = false;
      set({ saving: { state: 'failed', why: isNoRoom(error) ? NO_ROOM_TO_SAVE : messageOf(error) } });
      plan(TRY_AGAIN_MS);
    }
  }

  /** What was written while it was being saved waits for the next saving. */
  function settle(saved: StoredDraft, change: Partial<DraftState>): void {
    stash.drop(state.id);
    revision = saved.revision;
    savedAt = saved.savedAt;
    kept = { name: saved.name, text: saved.text };
    isSaving = false;
    isRefused = false;
    if (saved.id !== state.id) set({ ...change, id: saved.id, name: saved.name });
    keepBeside();
    if (!isKept()) saveSoon();
  }

  async function look(): Promise<void> {
    await running;
    if (!isKept()) return;
    const found = await shelf.read(state.id).catch(() => null);
    if (!found || found.revision === revision || !isKept()) return;
    revision = found.revision;
    kept = { name: found.name, text: found.text };
    const why = 'Take over what another tab saved';
    const history = write(state.history, { text: found.text, why, key: null, now: now() });
    set({
      name: found.name,
      history,
      saving: { state: 'saved', at: found.savedAt },
      notice: { kind: 'taken' },
    });
  }

  takeUp();
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    write(text, why, key = null) {
      const history = write(state.history, { text, why, key, now: now() });
      if (history !== state.history) changed({ history });
    },
    undo: () => changed({ history: undo(state.history) }),
    redo: () => changed({ history: redo(state.history) }),
    rename(name) {
      if (name !== state.name) changed({ name });
    },
    flush,
    look,
    hideNotice: () => set({ notice: null }),
    close() {
      void flush();
      listeners.clear();
    },
  };
}
