import type { LeadlightDatabase } from './database';

/** What the review's strip of figures showed last. Derived: in no backup, and gone with the records of an account. */
export interface StoredFigureStrip {
  /** What it was counted of: when this differs, it is to be counted anew. */
  of: string;
  /** The figures, in the shape of the version that kept them; read with care. */
  figures: unknown;
}

/** Null when nothing was counted yet, or what was counted is gone. */
export async function readFigureStrip(db: LeadlightDatabase): Promise<StoredFigureStrip | null> {
  const row = await db.settings.get('figure-strip');
  return row?.name === 'figure-strip' ? row.value : null;
}

/** Which pack judges, as one word; another one when any pack in force changes. */
export async function packInForceName(db: LeadlightDatabase): Promise<string> {
  return JSON.stringify((await db.settings.get('active-pack'))?.value ?? null);
}

/**
 * Keeps what was counted. `records`: how many were stored when the count began. With another number by now something
 * may have been wiped that is still in these figures, and nothing is kept.
 */
export function keepFigureStrip(
  db: LeadlightDatabase,
  strip: StoredFigureStrip,
  records: number,
): Promise<boolean> {
  return db.transaction('rw', db.settings, db.records, async () => {
    if ((await db.records.count()) !== records) return false;
    await db.settings.put({ name: 'figure-strip', value: strip });
    return true;
  });
}
