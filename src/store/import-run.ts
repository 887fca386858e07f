import type { OrgRef } from '../record/others';
import { recordKey } from '../record/record-key';
import type { CrmRecord, EpochMs } from '../record/types';
import { uncount } from './counted-baselines';
import type { LeadlightDatabase, StoredRecord } from './database';
import { beginImport, type ImportJournal, undoKeys } from './import-journal';
import { saveRecords } from './save-records';

export interface ImportedRecord {
  record: CrmRecord;
  /** When the CRM last changed it; null when the file does not say. */
  modifiedAt: EpochMs | null;
}

interface Stored {
  batch: number;
  modifiedAt: EpochMs | null;
}

/**
 * One import into the store, so that it can be undone. It remembers the keys that it has stored, about
 * 100 bytes each, and nothing else of the records.
 */
export class ImportRun {
  readonly #stored = new Map<string, Stored>();
  /** Accounts and kinds of record of which nothing was stored before: there is nothing to remember. */
  readonly #fresh = new Map<string, boolean>();

  constructor(
    private readonly db: LeadlightDatabase,
    private readonly journal: ImportJournal,
  ) {}

  async begin(files: readonly string[], startedAt: EpochMs): Promise<void> {
    this.#stored.clear();
    this.#fresh.clear();
    await beginImport(this.db, this.journal, { startedAt, files: [...files] });
  }

  /**
   * Stores a batch. Of several rows of one record, in this batch or an earlier one, the one modified last
   * counts, and the later one where that is not said: none of them is a change of the record.
   */
  async save(
    batch: readonly ImportedRecord[],
  ): Promise<{ stored: number; older: number; duplicates: number }> {
    const rows = newestRows(batch);
    const unique = rows.size;
    const repeated = [...rows.keys()].filter((key) => this.#stored.has(key));
    for (const key of repeated)
      if (!isNewer(rows.get(key)?.modifiedAt ?? null, this.#stored.get(key)?.modifiedAt ?? null))
        rows.delete(key);
    const replaced = repeated.filter((key) => rows.has(key));
    await this.#undo(replaced);
    await this.#remember(rows);
    const records = [...rows.values()].map(({ record }) => record);
    const saved = await saveRecords(this.db, records, 'import');
    for (const of of accountsOf(records)) await uncount(this.db, of);
    return {
      stored: Math.max(0, saved.stored - replaced.length),
      older: saved.older,
      duplicates: batch.length - unique + repeated.length,
    };
  }

  /** Written before anything is stored: a worker that dies in between leaves nothing that can't be undone. */
  async #remember(rows: ReadonlyMap<string, ImportedRecord>): Promise<void> {
    const keys = [...rows.keys()].filter((key) => !this.#stored.has(key));
    const before = await this.#before(keys.map((key) => ({ key, record: rows.get(key)?.record })));
    const batch = keys.length > 0 ? await this.journal.batches.add({ keys, before }) : 0;
    for (const [key, { modifiedAt }] of rows)
      this.#stored.set(key, { batch: this.#stored.get(key)?.batch ?? batch, modifiedAt });
  }

  async #before(rows: readonly { key: string; record: CrmRecord | undefined }[]): Promise<StoredRecord[]> {
    const asked: string[] = [];
    for (const { key, record } of rows) if (record && !(await this.#isFresh(record))) asked.push(key);
    const known = asked.length > 0 ? await this.db.records.bulkGet(asked) : [];
    return known.flatMap((row) => row ?? []);
  }

  async #isFresh({ identity }: CrmRecord): Promise<boolean> {
    const prefix = recordKey({ ...identity, id: '' });
    const known = this.#fresh.get(prefix);
    if (known !== undefined) return known;
    const first = await this.db.records.where('key').startsWith(prefix).first();
    this.#fresh.set(prefix, first === undefined);
    return first === undefined;
  }

  async #undo(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const ids = new Set(keys.flatMap((key) => this.#stored.get(key)?.batch ?? []));
    const batches = await this.journal.batches.bulkGet([...ids]);
    const before = batches.flatMap((batch) => batch?.before ?? []).filter(({ key }) => keys.includes(key));
    await undoKeys(this.db, this.journal, keys, before);
  }
}

/** Of deals alone: nothing else is in a team's own history. */
function accountsOf(records: readonly CrmRecord[]): OrgRef[] {
  const deals = records.map(({ identity }) => identity).filter(({ object }) => object === 'deal');
  return [...new Map(deals.map(({ crm, org }) => [`${crm}:${org}`, { crm, org }])).values()];
}

function newestRows(batch: readonly ImportedRecord[]): Map<string, ImportedRecord> {
  const rows = new Map<string, ImportedRecord>();
  for (const row of batch) {
    const key = recordKey(row.record.identity);
    const other = rows.get(key);
    if (!other || isNewer(row.modifiedAt, other.modifiedAt)) rows.set(key, row);
  }
  return rows;
}

const isNewer = (later: EpochMs | null, earlier: EpochMs | null): boolean =>
  later === null || earlier === null || later >= earlier;
