import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { PackEdit } from '../../../rule-packs/edits';
import type { Note } from '../model/check-draft';
import { createNoteStore, type NoteStore } from '../model/note-store';
import type { BlankContext } from './blank';
import { type PackLists, packLists } from './pack-lists';

/** A place that the forms are to show. */
export interface Reveal {
  path: string;
  /** Whether the field gets the focus, or is only lit. */
  focus: boolean;
}

/** What every field of the forms may ask for. The same object for as long as the studio is open. */
export interface FormTools {
  /** One step that can be undone; `key` makes one step of what is typed into one field. */
  edit(edits: readonly PackEdit[], why: string, key?: string): void;
  fix(note: Note): void;
  notes: NoteStore;
  /** Calls back for places that are to be shown, and at once for the one that is shown now. */
  onReveal(listener: (reveal: Reveal) => void): () => void;
  context: { zone: string; locale: string };
  now(): number;
}

const nothing = (): void => {};

export const Tools = createContext<FormTools>({
  edit: nothing,
  fix: nothing,
  notes: createNoteStore(),
  onReveal: () => nothing,
  context: { zone: 'UTC', locale: 'en-GB' },
  now: () => 0,
});

export const Lists = createContext<PackLists>(packLists(null));

export const useTools = (): FormTools => useContext(Tools);
export const useLists = (): PackLists => useContext(Lists);

/** What a new entry may name. */
export function useBlank(): (id: string) => BlankContext {
  const { now } = useTools();
  const { fields } = useLists();
  const field = fields.find(({ name }) => name === 'amount') ?? fields[0];
  return (id) => ({ field: field?.name ?? 'stage', moment: new Date(now()).toISOString(), id });
}

/** The notes at a place; the field is drawn anew only when they change. */
export function useNotes(path: string): readonly Note[] {
  const { notes } = useTools();
  const [shown, setShown] = useState(() => notes.at(path));
  useEffect(() => {
    const look = (): void =>
      setShown((old) => (JSON.stringify(old) === JSON.stringify(notes.at(path)) ? old : notes.at(path)));
    look();
    return notes.subscribe(look);
  }, [notes, path]);
  return shown;
}

export function useNoteCount(path: string): number {
  const { notes } = useTools();
  const [count, setCount] = useState(() => notes.countUnder(path));
  useEffect(() => {
    const look = (): void => setCount(notes.countUnder(path));
    look();
    return notes.subscribe(look);
  }, [notes, path]);
  return count;
}

/** The last part of a path, which is the key or the number of its value. */
export const keyOf = (path: string): string => /[^.[\]]+(?=\]?$)/.exec(path)?.[0] ?? '';

export const inside = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
