import type { LeadlightDatabase } from './database';

/** A view of the review that its user gave a name; what it holds is the review's own business. */
export interface StoredView {
  name: string;
  view: unknown;
  /** The one that the review opens with; left out for all others. */
  isFirst?: true;
}

export const savedViews = (db: LeadlightDatabase): Promise<StoredView[]> => db.reviewViews.toArray();

/** Replaces a view of the same name; the one that the review opens with stays so. */
export async function saveView(
  db: LeadlightDatabase,
  { name, view }: Pick<StoredView, 'name' | 'view'>,
): Promise<void> {
  await db.transaction('rw', db.reviewViews, async () => {
    const known = await db.reviewViews.get(name);
    await db.reviewViews.put({ ...known, name, view });
  });
}

export async function deleteView(db: LeadlightDatabase, name: string): Promise<void> {
  await db.reviewViews.delete(name);
}

/** @throws Error when another view has the new name, or this one is no longer there */
export async function renameView(db: LeadlightDatabase, name: string, next: string): Promise<void> {
  if (name === next) return;
  await db.transaction('rw', db.reviewViews, async () => {
    const known = await db.reviewViews.get(name);
    if (!known) throw new Error(`“${name}” was deleted in another tab.`);
    if (await db.reviewViews.get(next)) throw new Error(`There is a view “${next}” already.`);
    await db.reviewViews.delete(name);
    await db.reviewViews.put({ ...known, name: next });
  });
}

/** The review opens with this view from now on; null: with all records. */
export async function openWithView(db: LeadlightDatabase, name: string | null): Promise<void> {
  await db.transaction('rw', db.reviewViews, async () => {
    for (const { isFirst: _, ...view } of await db.reviewViews.toArray())
      await db.reviewViews.put({ ...view, ...(view.name === name && { isFirst: true }) });
  });
}
