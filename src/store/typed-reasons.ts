import { recordKey } from '../record/record-key';
import type { RecordIdentity } from '../record/types';
import type { TypedReason } from '../record/visit';
import type { LeadlightDatabase } from './database';

/** A reason to dismiss a warning that somebody is typing, or was when the page went away. */
export interface StoredReason extends TypedReason {
  key: string;
}

/**
 * Keeps a reason as far as it is typed; an empty one is not kept any more. A letter that comes late, after what was
 * typed or dismissed since, changes nothing.
 */
export async function keepReason(
  db: LeadlightDatabase,
  identity: RecordIdentity,
  { rule, text, at }: TypedReason,
): Promise<void> {
  const key = recordKey(identity);
  await db.transaction('rw', db.typedReasons, db.suppressions, async () => {
    const [typed, mark] = await Promise.all([
      db.typedReasons.get([key, rule]),
      db.suppressions.get([key, rule]),
    ]);
    const isLate = (typed && typed.at > at) || (mark?.kind === 'dismiss' && mark.at >= at);
    if (isLate) return;
    if (text === '') await db.typedReasons.delete([key, rule]);
    else await db.typedReasons.put({ key, rule, text, at });
  });
}

/** What was typed about a record and neither dismissed nor cancelled, by rule; for use inside a transaction. */
export async function typedReasons(db: LeadlightDatabase, key: string): Promise<Record<string, string>> {
  const rows = await db.typedReasons.where('key').equals(key).toArray();
  return Object.fromEntries(rows.map(({ rule, text }) => [rule, text]));
}
