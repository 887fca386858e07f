import { recordKey } from '../record/record-key';
import type { EpochMs, RecordIdentity } from '../record/types';
import type { MarkEntry, Suppression } from '../record/visit';
import type { LeadlightDatabase, StoredSuppression } from './database';
import { rowsOfKeys } from './rows-of-keys';

/** So many earlier marks of one warning are told; nobody reads more. */
const MOST_PAST = 50;

/** Taken back, or ended by its successor: kept for the log only. */
export const isInEffect = ({ endedAt }: Pick<StoredSuppression, 'endedAt'>): boolean => endedAt === undefined;

/** The mark without what only the store and the log tell. */
export const markOf = ({
  key: _,
  changedAt: __,
  endedAt: ___,
  past: ____,
  ...mark
}: StoredSuppression): Suppression => mark;

/** Told between two of these, and stopped there. */
const BATCH = 2000;

export interface MarkAll {
  onProgress?(done: number): void;
  /** Nothing is kept of a run that is stopped. */
  signal?: AbortSignal;
  /** Left out: the computer's. */
  clock?: () => EpochMs;
}

/** Puts many warnings away, all or none. What was put away before stays in the log. Returns when they changed. */
export function suppressAll(
  db: LeadlightDatabase,
  suppressions: readonly (Suppression & { key: string })[],
  options: MarkAll = {},
): Promise<EpochMs> {
  return inBatches(db, suppressions, options, async (some, changedAt) => {
    const before = await storedMarks(db, some);
    await db.suppressions.bulkPut(
      some.map((mark) => ({ ...following(before.get(nameOf(mark)), mark), changedAt })),
    );
  });
}

/** `at`: only the mark of that time, and not one that has come in its place; left out, whichever is in effect. */
type TakenBack = Named & { at?: EpochMs };

/** What came of taking marks back. */
export interface Unsuppressed {
  changedAt: EpochMs;
  /** The records of which some mark was taken back. */
  keys: ReadonlySet<string>;
}

/** Takes back what `suppressAll` put away; the log keeps that it was so. */
export async function unsuppressAll(
  db: LeadlightDatabase,
  marks: readonly TakenBack[],
  at: EpochMs,
  options: MarkAll = {},
): Promise<Unsuppressed> {
  const keys = new Set<string>();
  const changedAt = await inBatches(db, marks, options, async (some, now) => {
    const stored = await storedMarks(db, some);
    const rows = some.flatMap((mark) => {
      const row = stored.get(nameOf(mark));
      return row && isInEffect(row) && row.at === (mark.at ?? row.at) ? [row] : [];
    });
    await db.suppressions.bulkPut(rows.map((row) => ({ ...row, endedAt: at, changedAt: now })));
    for (const { key } of rows) keys.add(key);
  });
  return { changedAt, keys };
}

/**
 * One transaction for all: it ends with the error of a batch, and keeps none of them then. They are of one moment,
 * taken while it holds the marks: whoever has read them did so before, and whoever reads them next finds all.
 */
function inBatches<Mark>(
  db: LeadlightDatabase,
  marks: readonly Mark[],
  { onProgress, signal, clock = Date.now }: MarkAll,
  write: (some: readonly Mark[], changedAt: EpochMs) => Promise<void>,
): Promise<EpochMs> {
  return db.transaction('rw', db.suppressions, async () => {
    await held(db);
    const changedAt = clock();
    for (let from = 0; from < marks.length; from += BATCH) {
      signal?.throwIfAborted();
      await write(marks.slice(from, from + BATCH), changedAt);
      onProgress?.(Math.min(from + BATCH, marks.length));
    }
    return changedAt;
  });
}

/** A transaction holds its tables from its first answer on: until then, another process may be let in before it. */
const held = async (db: LeadlightDatabase): Promise<void> =>
  void (await db.suppressions.limit(1).primaryKeys());

/** All that was snoozed and dismissed of a record, the newest first, with when it was taken back. */
export async function marksLog(db: LeadlightDatabase, identity: RecordIdentity): Promise<MarkEntry[]> {
  const rows = await db.suppressions.where('key').equals(recordKey(identity)).toArray();
  return rows.flatMap((row) => [...(row.past ?? []), entryOf(row)]).sort((a, b) => b.at - a.at);
}

type Named = Pick<StoredSuppression, 'key' | 'rule'>;

const nameOf = ({ key, rule }: Named): string => `${key}\n${rule}`;

/** What is stored of these, by name. */
async function storedMarks(
  db: LeadlightDatabase,
  marks: readonly Named[],
): Promise<Map<string, StoredSuppression>> {
  const wanted = new Set(marks.map(nameOf));
  const rows = await rowsOfKeys(
    db.suppressions,
    marks.map(({ key }) => key),
  );
  return new Map(rows.map((row) => [nameOf(row), row] as const).filter(([name]) => wanted.has(name)));
}

/** The same mark sent twice is one. */
function following(
  before: StoredSuppression | undefined,
  mark: Suppression & { key: string },
): Omit<StoredSuppression, 'changedAt'> {
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
