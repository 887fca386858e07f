import type { LeadlightDatabase, StoredSuppression } from './database';

/** Puts many warnings away, all or none. */
export async function suppressAll(
  db: LeadlightDatabase,
  suppressions: readonly StoredSuppression[],
): Promise<void> {
  await db.suppressions.bulkPut([...suppressions]);
}

/** Takes back what `suppressAll` put away. */
export async function unsuppressAll(
  db: LeadlightDatabase,
  suppressions: readonly Pick<StoredSuppression, 'key' | 'rule'>[],
): Promise<void> {
  await db.suppressions.bulkDelete(suppressions.map(({ key, rule }): [string, string] => [key, rule]));
}
