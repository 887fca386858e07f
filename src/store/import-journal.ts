import { Dexie, type EntityTable } from 'dexie';
import type { UnfinishedImport } from '../record/file-import';
import type { LeadlightDatabase, StoredRecord } from './database';
import { dropFields } from './field-segments';
import { markForReview } from './review-index';

/** One batch of an import: how its records stood before. */
interface JournalBatch {
  id: number;
  keys: string[];
  /** Those that were stored already; the others were not. */
  before: StoredRecord[];
}

interface JournalHead extends UnfinishedImport {
  name: 'import';
  /** Observations after it are of this import. */
  lastSeq: number;
}

/**
 * What it takes to undo the import that runs, in a database of its own: it outlives a closed page, and
 * is emptied when the import is kept.
 */
export class ImportJournal extends Dexie {
  batches!: EntityTable<JournalBatch, 'id'>;
  heads!: EntityTable<JournalHead, 'name'>;

  constructor(name = 'leadlight-import') {
    super(name);
    this.version(1).stores({ batches: '++id', heads: 'name' });
  }
}

/** The import that was begun and neither kept nor removed, with how many records it stored. */
export async function unfinishedImport(
  db: LeadlightDatabase,
  journal: ImportJournal,
): Promise<UnfinishedImport | null> {
  const head = await journal.heads.get('import');
  if (!head) return null;
  let records = 0;
  await journal.batches.each(({ keys }) => {
    records += keys.length;
  });
  const last = await journal.batches.orderBy(':id').last();
  if (last && !(await isStored(db, last))) records -= last.keys.length;
  return { startedAt: head.startedAt, files: head.files, records };
}

/** A batch is written down before it is stored, all of it or nothing: the last one may not have come to that. */
async function isStored(db: LeadlightDatabase, { keys, before }: JournalBatch): Promise<boolean> {
  const known = new Map(before.map((row) => [row.key, JSON.stringify(row)]));
  const rows = await db.records.bulkGet(keys);
  return rows.some((row) => row && known.get(row.key) !== JSON.stringify(row));
}

export async function beginImport(
  db: LeadlightDatabase,
  journal: ImportJournal,
  begun: Omit<UnfinishedImport, 'records'>,
): Promise<void> {
  const last = await db.observations.orderBy(':id').last();
  await journal.transaction('rw', journal.batches, journal.heads, async () => {
    await journal.batches.clear();
    await journal.heads.put({ ...begun, name: 'import', records: 0, lastSeq: last?.seq ?? 0 });
  });
}

/** The import stays; nothing of it can be undone any more. */
export async function keepImport(journal: ImportJournal): Promise<void> {
  await journal.transaction('rw', journal.batches, journal.heads, async () => {
    await journal.heads.clear();
    await journal.batches.clear();
  });
}

/** Puts back what was stored before the import, in batches; what was seen of a record since stays. */
export async function removeImport(
  db: LeadlightDatabase,
  journal: ImportJournal,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  let done = 0;
  for (let batch = await journal.batches.toCollection().first(); batch; ) {
    await undoKeys(db, journal, batch.keys, batch.before);
    await journal.batches.delete(batch.id);
    done += batch.keys.length;
    onProgress(done);
    batch = await journal.batches.toCollection().first();
  }
  await keepImport(journal);
}

/** Puts these records back as they were; those that someone has opened since the import began stay. */
export async function undoKeys(
  db: LeadlightDatabase,
  journal: ImportJournal,
  keys: readonly string[],
  before: readonly StoredRecord[],
): Promise<void> {
  const head = keys.length > 0 ? await journal.heads.get('import') : null;
  if (!head) return;
  const tables = [
    db.records,
    db.observations,
    db.reviewPending,
    db.watchPending,
    db.fieldSegments,
    db.recordFacts,
  ];
  await db.transaction('rw', tables, async () => {
    const current = await db.records.bulkGet([...keys]);
    const own = keys.filter((_, index) => (current[index]?.asOf ?? 0) <= head.startedAt);
    const known = new Set(before.map(({ key }) => key));
    await db.records.bulkDelete(own.filter((key) => !known.has(key)));
    await db.records.bulkPut(before.filter(({ key }) => own.includes(key)));
    await db.observations
      .where('key')
      .anyOf(own)
      .and(({ seq }) => seq > head.lastSeq)
      .delete();
    await db.recordFacts.bulkDelete(own);
    await markForReview(db, own);
    await dropFields(db, own);
  });
}
