import { DIGEST_PARTS } from '../record/digest';
import type { LeadlightDatabase } from './database';

/** Digests name no record that is stored no more; how many there were stays. In a transaction that holds `digests`. */
export async function forgetInDigests(
  db: LeadlightDatabase,
  isGone: (key: string) => boolean,
): Promise<void> {
  for (const digest of await db.digests.toArray()) {
    const parts = DIGEST_PARTS.map((part) => digest.figures[part]);
    if (!parts.some(({ rows }) => rows.some(({ key }) => isGone(key)))) continue;
    for (const part of parts) part.rows = part.rows.filter(({ key }) => !isGone(key));
    await db.digests.put(digest);
  }
}
