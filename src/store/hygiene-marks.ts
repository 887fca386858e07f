import type { OrgRef, RecordPair } from '../record/others';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';

/** Two records that the user said are not the same; `key` comes before `other`. Both by `recordKey`. */
export interface StoredNotSame {
  key: string;
  other: string;
  at: EpochMs;
}

/** Marks pairs as not the same; marking one again changes nothing but its time. All or none. */
export async function markNotSame(
  db: LeadlightDatabase,
  pairs: readonly RecordPair[],
  at: EpochMs,
): Promise<void> {
  await db.notSame.bulkPut(pairs.filter(([one, other]) => one !== other).map((pair) => rowOf(pair, at)));
}

/** Takes marks back. */
export async function unmarkNotSame(db: LeadlightDatabase, pairs: readonly RecordPair[]): Promise<void> {
  await db.notSame.bulkDelete(
    pairs.map((pair): [string, string] => {
      const { key, other } = rowOf(pair, 0);
      return [key, other];
    }),
  );
}

/** All marks of one account, in the order of their keys. */
export async function notSamePairs(db: LeadlightDatabase, { crm, org }: OrgRef): Promise<RecordPair[]> {
  const rows = await db.notSame.where('key').startsWith(`${crm}:${org}:`).toArray();
  return rows.map(({ key, other }): RecordPair => [key, other]);
}

/** The marks of one account as they are listed for taking them back: the newest first. */
export async function notSameMarks(db: LeadlightDatabase, { crm, org }: OrgRef): Promise<StoredNotSame[]> {
  const rows = await db.notSame.where('key').startsWith(`${crm}:${org}:`).toArray();
  return rows.sort((a, b) => b.at - a.at);
}

function rowOf([one, other]: RecordPair, at: EpochMs): StoredNotSame {
  return one < other ? { key: one, other, at } : { key: other, other: one, at };
}
