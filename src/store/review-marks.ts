import { recordKey } from '../record/record-key';
import type { EpochMs, RecordIdentity } from '../record/types';
import type { MarkEntry, Suppression } from '../record/visit';
import type { LeadlightDatabase, StoredSuppression } from './database';

/** So many earlier marks of one warning are told; nobody reads more. */
const MOST_PAST = 50;

/** Taken back, or ended by its successor: kept for the log only. */
export const isInEffect = ({ endedAt }: StoredSuppression): boolean => endedAt === undefined;

/** The mark without what only the log tells. */
export const markOf = ({ key: _, endedAt: __, past: ___, ...mark }: StoredSuppression): Suppression => mark;

/** Puts many warnings away, all or none. What was put away before stays in the log. */
export function suppressAll(
  db: LeadlightDatabase,
  suppressions: readonly (Suppression & { key: string })[],
): Promise<void> {
  return db.transaction('rw', db.suppressions, async () => {
    const before = await db.suppressions.bulkGet(suppressions.map(idOf));
    await db.suppressions.bulkPut(suppressions.map((mark, index) => following(before[index], mark)));
  });
}

/** Takes back what `suppressAll` put away; the log keeps that it was so. */
export function unsuppressAll(
  db: LeadlightDatabase,
  suppressions: readonly Pick<StoredSuppression, 'key' | 'rule'>[],
  at: EpochMs,
): Promise<void> {
  return db.transaction('rw', db.suppressions, async () => {
    const rows = (await db.suppressions.bulkGet(suppressions.map(idOf))).filter((row) => row !== undefined);
    await db.suppressions.bulkPut(rows.filter(isInEffect).map((row) => ({ ...row, endedAt: at })));
  });
}

/** All that was snoozed and dismissed of a record, the newest first, with when it was taken back. */
export async function marksLog(db: LeadlightDatabase, identity: RecordIdentity): Promise<MarkEntry[]> {
  const rows = await db.suppressions.where('key').equals(recordKey(identity)).toArray();
  return rows.flatMap((row) => [...(row.past ?? []), entryOf(row)]).sort((a, b) => b.at - a.at);
}

const idOf = ({ key, rule }: Pick<StoredSuppression, 'key' | 'rule'>): [string, string] => [key, rule];

/** The same mark sent twice is one. */
function following(
  before: StoredSuppression | undefined,
  mark: Suppression & { key: string },
): StoredSuppression {
  if (!before) return mark;
  const isSame = before.at === mark.at && before.kind === mark.kind;
  const entry = entryOf(before);
  const isOver = entry.endedAt !== undefined || (entry.until !== null && entry.until <= mark.at);
  const replaced = isOver ? entry : { ...entry, endedAt: mark.at };
  const past = isSame ? (before.past ?? []) : [...(before.past ?? []), replaced].slice(-MOST_PAST);
  return { ...mark, ...(past.length > 0 && { past }) };
}

const entryOf = ({ rule, kind, until, reason, at, endedAt }: StoredSuppression): MarkEntry => ({
  rule,
  kind,
  until,
  reason,
  at,
  ...(endedAt !== undefined && { endedAt }),
});
