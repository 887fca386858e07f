import { recordKey } from '../record/record-key';
import type { TypedReason } from '../record/typed-reason';
import type { EpochMs, RecordIdentity } from '../record/types';
import type { LeadlightDatabase } from './database';

/**
 * A reason that somebody is typing, or was when the page went away. Without a text it is over: given or cancelled,
 * and kept only so that a letter that comes late does not bring it back.
 */
export interface StoredReason extends TypedReason {
  key: string;
}

/** Keeps a reason as far as it is typed; with an empty text it is over. A letter that comes late changes nothing. */
export async function keepReason(
  db: LeadlightDatabase,
  identity: RecordIdentity,
  { asked, text, at }: TypedReason,
): Promise<void> {
  const key = recordKey(identity);
  await db.transaction('rw', db.typedReasons, async () => {
    const known = await db.typedReasons.get([key, asked]);
    if (!known || known.at < at || (known.at === at && known.text !== ''))
      await db.typedReasons.put({ key, asked, text, at });
  });
}

/** What was asked for is done, and so is what was typed of it; for use inside a transaction. */
export async function settleReason(
  db: LeadlightDatabase,
  key: string,
  asked: string,
  at: EpochMs,
): Promise<void> {
  await db.typedReasons.put({ key, asked, text: '', at });
}

/** The same of all that is asked for by names that begin so. */
export async function settleReasons(
  db: LeadlightDatabase,
  key: string,
  beginning: string,
  at: EpochMs,
): Promise<void> {
  await db.typedReasons
    .where('[key+asked]')
    .between([key, beginning], [key, `${beginning}\uffff`])
    .modify((row) => {
      row.text = '';
      row.at = Math.max(row.at, at);
    });
}

/** What is being typed about a record, by what is asked for; for use inside a transaction. */
export async function typedReasons(db: LeadlightDatabase, key: string): Promise<Record<string, string>> {
  const rows = await db.typedReasons.where('key').equals(key).toArray();
  return Object.fromEntries(rows.flatMap(({ asked, text }) => (text === '' ? [] : [[asked, text]])));
}

/** How many are being typed. */
export const countTyped = (db: LeadlightDatabase): Promise<number> =>
  db.typedReasons.filter(({ text }) => text !== '').count();
