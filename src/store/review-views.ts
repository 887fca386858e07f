import type { LeadlightDatabase } from './database';

/** A view of the review that its user gave a name; what it holds is the review's own business. */
export interface StoredView {
  name: string;
  view: unknown;
}

export const savedViews = (db: LeadlightDatabase): Promise<StoredView[]> => db.reviewViews.toArray();

/** Replaces a view of the same name. */
export async function saveView(db: LeadlightDatabase, view: StoredView): Promise<void> {
  await db.reviewViews.put(view);
}

export async function deleteView(db: LeadlightDatabase, name: string): Promise<void> {
  await db.reviewViews.delete(name);
}
