import { partOf, studioParts } from '../parts';
import type { Note } from './check-draft';

const NONE: readonly Note[] = [];

/** Stands for the values at the head of a pack, which have no key around them. */
export const HEAD = '!head';

/** The notes by their place, so that a field hears of its own and no other. */
export interface NoteStore {
  all(): readonly Note[];
  /** Those of exactly this place. */
  at(path: string): readonly Note[];
  /** How many lie at the place or inside it. */
  countUnder(path: string): number;
  set(notes: readonly Note[]): void;
  subscribe(listener: () => void): () => void;
}

export function createNoteStore(): NoteStore {
  let all = NONE;
  let byPath = new Map<string, Note[]>();
  let counts = new Map<string, number>();
  const listeners = new Set<() => void>();
  return {
    all: () => all,
    at: (path) => byPath.get(path) ?? NONE,
    countUnder: (path) => counts.get(path) ?? 0,
    set(notes) {
      all = notes;
      byPath = grouped(notes);
      counts = new Map();
      const parts = studioParts();
      const head = notes.filter(({ path }) => partOf(path, parts) === '');
      if (head.length > 0) counts.set(HEAD, head.length);
      for (const { path } of notes)
        for (const above of placesAbove(path)) counts.set(above, (counts.get(above) ?? 0) + 1);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function grouped(notes: readonly Note[]): Map<string, Note[]> {
  const groups = new Map<string, Note[]>();
  for (const note of notes) groups.set(note.path, [...(groups.get(note.path) ?? []), note]);
  return groups;
}

/** "a[1].b" with "a[1]", "a" and "". */
export function placesAbove(path: string): string[] {
  const places = [path];
  for (let at = path; at !== ''; ) {
    at = at.replace(/(?:\.|^)[^.[\]]+$|\[\d+\]$/, '');
    places.push(at);
  }
  return places;
}
