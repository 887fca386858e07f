import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';

/** A rule pack that is being written; nobody is judged by it. */
export interface StoredDraft {
  id: string;
  /** What its author calls it; not the name of the pack. */
  name: string;
  /** As it was left, be it a valid pack or not. */
  text: string;
  /** The pack that it was begun from; null for one that was begun from the CRM. */
  base: { id: string; version: number } | null;
  /** Counts the savings: whoever saves says which one it has seen. */
  revision: number;
  savedAt: EpochMs;
}

export type DraftHead = Omit<StoredDraft, 'text'>;

/** The drafts, the one that was saved last first. */
export async function listDrafts(db: LeadlightDatabase): Promise<DraftHead[]> {
  const drafts = await db.drafts.toArray();
  return drafts.map(({ text, ...head }) => head).sort((a, b) => b.savedAt - a.savedAt);
}

/** Null where there is no such draft any more. */
export const readDraft = async (db: LeadlightDatabase, id: string): Promise<StoredDraft | null> =>
  (await db.drafts.get(id)) ?? null;

export async function addDraft(
  db: LeadlightDatabase,
  draft: Omit<StoredDraft, 'revision'>,
): Promise<StoredDraft> {
  const added = { ...draft, revision: 1 };
  await db.drafts.add(added);
  return added;
}

/** What a saving changes, and the revision that it was made on. */
export type DraftSaving = Pick<StoredDraft, 'id' | 'name' | 'text' | 'revision' | 'savedAt'>;

/**
 * Saves a draft unless it was saved elsewhere, or deleted, since `revision`: then nothing is written, and what is
 * stored now is answered as `other`.
 */
export function saveDraft(
  db: LeadlightDatabase,
  { id, name, text, revision, savedAt }: DraftSaving,
): Promise<{ saved: StoredDraft } | { other: StoredDraft | null }> {
  return db.transaction('rw', db.drafts, async () => {
    const stored = await db.drafts.get(id);
    if (stored?.revision !== revision) return { other: stored ?? null };
    const saved = { ...stored, name, text, savedAt, revision: revision + 1 };
    await db.drafts.put(saved);
    return { saved };
  });
}

export async function deleteDraft(db: LeadlightDatabase, id: string): Promise<void> {
  await db.drafts.delete(id);
}
