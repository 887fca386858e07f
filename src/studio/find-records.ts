import type { FoundRecord } from '../contracts/studio-service';
import { recordKey } from '../record/record-key';
import type { CrmRecord, FieldReading } from '../record/types';
import type { LeadlightDatabase } from '../store/database';

/** A search reads so many records at most: the last read ones are what is looked for. */
const MOST_READ = 20_000;

/** Records whose name, company or id has all of the words, the last read first. Without words: the last read. */
export async function findRecords(
  db: LeadlightDatabase,
  words: string,
  limit: number,
): Promise<FoundRecord[]> {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found: FoundRecord[] = [];
  let read = 0;
  await db.records
    .orderBy('asOf')
    .reverse()
    .until(() => found.length >= limit || read >= MOST_READ)
    .each(({ record, goneSince }) => {
      read += 1;
      if (goneSince !== undefined || found.length >= limit) return;
      const text = searchText(record);
      if (wanted.every((word) => text.includes(word))) found.push(foundRecord(record));
    });
  return found;
}

const searchText = ({ identity, title, fields }: CrmRecord): string =>
  [title, textOf(fields.name), textOf(fields.company), identity.id].join(' ').toLowerCase();

export function foundRecord({ identity, title, fields, stage, asOf }: CrmRecord): FoundRecord {
  return {
    key: recordKey(identity),
    object: identity.object,
    title: title ?? textOf(fields.name),
    url: identity.url,
    owner: textOf(fields.owner),
    stage: stage?.label ?? null,
    asOf,
  };
}

const textOf = (reading: FieldReading | undefined): string | null =>
  reading?.state === 'value' ? reading.text : null;
