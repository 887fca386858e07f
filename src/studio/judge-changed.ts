import type { TellDone } from '../contracts/studio-service';
import type { FieldSegment } from '../record/field-columns';
import { unpackTexts } from '../record/packed-texts';
import type { AssessContext, EpochMs } from '../record/types';
import type { LeadlightDatabase } from '../store/database';
import { readFieldSegments } from '../store/field-segments';
import { type SourceRef, storedRecords } from '../store/scan-source';
import type { FindChangedKeys } from './changed-keys';
import type { ImpactTally } from './impact-tally';

const BATCH = 500;

/** The records of some kinds on which two packs differ, by their columns. */
export interface Changed {
  /** By source in its order, each in the order of keys, as a scan has them. */
  keys: readonly string[];
  /** How many records there are of these kinds, and when the first and the last of them were read. */
  records: number;
  asOf: readonly EpochMs[];
}

/** Null where the columns can't be had now: whatever reads the rows still works. */
export async function findChanged(
  db: LeadlightDatabase,
  find: FindChangedKeys,
  { sources, context }: { sources: readonly SourceRef[]; context: AssessContext },
): Promise<Changed | null> {
  const segments = await readFieldSegments(db).catch(() => null);
  if (!segments) return null;
  const own = keysOf(segments, sources);
  const changed = find(segments, context).filter((key) => own.has(key));
  const rank = new Map(sources.map((source, at) => [nameOf(source), at]));
  const rankOf = (key: string): number => rank.get(sourceOf(key)) ?? 0;
  const keys = changed.sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  return { keys, records: own.size, asOf: await firstAndLast(db, own) };
}

/** Reads and judges those alone; on all others both packs say the same. A damaged row is one of which nothing is known. */
export async function judgeChanged(
  db: LeadlightDatabase,
  { keys, records, asOf }: Changed,
  { tally, context }: { tally: ImpactTally; context: AssessContext },
  tell: TellDone,
): Promise<void> {
  const beside = records - keys.length;
  tally.count(records, asOf);
  for (let done = 0; done < keys.length; done += BATCH) {
    tell(beside + done, records);
    const batch = await storedRecords(db, keys.slice(done, done + BATCH));
    const judged = batch.map(({ record }) => record);
    // What differs asks for fields only, so that no other record is heard.
    tally.judge(judged, { before: context, after: context });
  }
  tell(records, records);
}

const nameOf = ({ crm, org, object }: SourceRef): string => `${crm}:${org}:${object}`;
const sourceOf = (key: string): string => key.slice(0, key.lastIndexOf(':'));

function keysOf(segments: readonly FieldSegment[], sources: readonly SourceRef[]): Set<string> {
  const names = new Set(sources.map(nameOf));
  const keys = segments.flatMap((segment) => unpackTexts(segment.keys));
  return new Set(keys.filter((key) => names.has(sourceOf(key))));
}

/** When the oldest and the newest of these were read, by the index alone. */
async function firstAndLast(db: LeadlightDatabase, own: ReadonlySet<string>): Promise<EpochMs[]> {
  const keys = await db.records.orderBy('asOf').primaryKeys();
  const ends = [keys.find((key) => own.has(key)), keys.findLast((key) => own.has(key))];
  const rows = await db.records.bulkGet(ends.filter((key) => key !== undefined));
  return rows.flatMap((row) => row?.record.asOf ?? []);
}
