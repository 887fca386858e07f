import { CONCEPTS, isConcept } from '../record/concepts';
import { csvCell } from '../record/csv-cell';
import { isInstant } from '../record/format';
import { type HandoffAnswer, reasonName } from '../record/handoff';
import type { CrmRecord, FieldReading, ObjectKind } from '../record/types';
import { rowProblem } from './damage/row-shapes';
import type { LeadlightDatabase } from './database';
import { rowsOfKeys } from './rows-of-keys';

const BATCH = 500;
/** Of every record, before its fields. */
const OWN = ['id', 'name', 'stage', 'crm', 'org', 'url', 'asOf'] as const;

/** `ndjson`: one object a line · `csv`: for spreadsheets, safe from formulas (`csvCell`). */
export type ExportFormat = 'csv' | 'ndjson';

/** Whether it is read which columns there are, or the rows are written. */
export type ExportStep = 'columns' | 'rows';

export interface ExportOptions {
  object: ObjectKind;
  format: ExportFormat;
  /** Takes the file piece by piece. */
  put(text: string): void | Promise<void>;
  /** Of records of all kinds that are read: once for the `columns` of a CSV file, and once for its rows. */
  onProgress?(done: number, total: number, step: ExportStep): void;
  signal?: AbortSignal;
}

/** How many records of each kind are stored. */
export async function countObjects(db: LeadlightDatabase): Promise<Partial<Record<ObjectKind, number>>> {
  const counts: Partial<Record<ObjectKind, number>> = {};
  await db.records.toCollection().eachPrimaryKey((key) => {
    const object = key.split(':').at(-2);
    if (object === 'deal' || object === 'lead' || object === 'contact' || object === 'company')
      counts[object] = (counts[object] ?? 0) + 1;
  });
  return counts;
}

/**
 * The records of one kind as they were last read, with columns named like the fields of a pack, so that
 * `leadlight assess --records` reads the file without a map. Instants are ISO 8601 in UTC. What is empty
 * is blank; what was not read is left out, or blank in CSV. Answers how many.
 */
export async function exportRecords(db: LeadlightDatabase, options: ExportOptions): Promise<number> {
  const { format, put } = options;
  const columns = format === 'csv' ? await columnsOf(db, options) : [];
  if (format === 'csv') await put(`\ufeff${columns.map(csvCell).join(',')}\r\n`);
  let count = 0;
  await eachBatch(db, options, 'rows', async (exported) => {
    count += exported.length;
    const lines = exported.map(({ record, answer }) => {
      const plain = { ...plainRecord(record), ...answerCells(answer) };
      return format === 'csv' ? csvLine(plain, columns) : `${JSON.stringify(plain)}\n`;
    });
    await put(lines.join(''));
  });
  return count;
}

async function columnsOf(db: LeadlightDatabase, options: ExportOptions) {
  const names = new Set<string>(OWN);
  await eachBatch(db, options, 'columns', async (exported) => {
    for (const { record, answer } of exported) {
      for (const name of columnsOfFields(record)) names.add(name);
      for (const name of Object.keys(answerCells(answer))) names.add(name);
    }
  });
  return [...names];
}

interface Exported {
  record: CrmRecord;
  /** The newest one to an MQL that is kept. */
  answer: HandoffAnswer | undefined;
}

async function eachBatch(
  db: LeadlightDatabase,
  { object, onProgress, signal }: ExportOptions,
  step: ExportStep,
  onBatch: (exported: Exported[]) => Promise<void>,
): Promise<void> {
  const total = await db.records.count();
  const readAfter = (key: string) => db.records.where('key').above(key).limit(BATCH).toArray();
  let next = readAfter('');
  for (let done = 0; ; ) {
    const rows = await next;
    signal?.throwIfAborted();
    const last = rows.length === BATCH ? rows.at(-1)?.key : undefined;
    // The store reads the next batch while this one is written.
    if (last !== undefined) next = readAfter(last);
    next.catch(() => {});
    const fit = rows.filter((row) => rowProblem('records', row) === null);
    const own = fit.filter(({ record }) => record.identity.object === object);
    const answers = await answersOf(
      db,
      own.map(({ key }) => key),
    );
    await onBatch(own.map(({ key, record }) => ({ record, answer: answers.get(key) })));
    done += rows.length;
    onProgress?.(done, total, step);
    if (last === undefined) return;
  }
}

/** The newest of each record. */
async function answersOf(
  db: LeadlightDatabase,
  keys: readonly string[],
): Promise<Map<string, HandoffAnswer>> {
  const all = await rowsOfKeys(db.handoffs, keys);
  return new Map(all.sort((a, b) => a.at - b.at).map((answer) => [answer.key, answer]));
}

function answerCells(kept: HandoffAnswer | undefined): Plains {
  if (!kept) return {};
  const { answer, at, code, returnsOn } = kept;
  return {
    handoffAnswer: answer,
    handoffAnsweredAt: new Date(at).toISOString(),
    handoffReason: code && reasonName(code),
    handoffReturnsOn: returnsOn,
  };
}

type Plain = string | number | boolean | null;
type Plains = Record<string, Plain>;

function plainRecord({ identity, title, stage, fields, asOf }: CrmRecord): Plains {
  const read = Object.entries(fields).flatMap(([name, reading]): [string, Plain][] =>
    reading.state === 'unreadable' ? [] : [[name, plainValue(name, reading)], ...currencyOf(name, reading)],
  );
  const own: Plains = { id: identity.id };
  if (title !== null) own.name = title;
  if (stage) own.stage = stage.label;
  const { crm, org, url } = identity;
  return { ...Object.fromEntries(read), ...own, crm, org, url, asOf: new Date(asOf).toISOString() };
}

const columnsOfFields = ({ fields }: CrmRecord): string[] =>
  Object.entries(fields).flatMap(([name, reading]) =>
    reading.state === 'unreadable' ? [] : [name, ...currencyOf(name, reading).map(([column]) => column)],
  );

function plainValue(name: string, reading: Exclude<FieldReading, { state: 'unreadable' }>): Plain {
  if (reading.state === 'empty') return null;
  const { value, precision } = reading;
  const isInstantField = isConcept(name) ? CONCEPTS[name].type === 'datetime' : precision !== undefined;
  return isInstantField && isInstant(value) ? new Date(value).toISOString() : value;
}

const currencyOf = (name: string, reading: FieldReading): [string, Plain][] =>
  reading.state === 'value' && reading.currency ? [[`${name}Currency`, reading.currency]] : [];

function csvLine(plain: Plains, columns: readonly string[]): string {
  const cells = columns.map((name) => {
    const value = Object.hasOwn(plain, name) ? (plain[name] ?? null) : null;
    return csvCell(typeof value === 'boolean' ? String(value) : value);
  });
  return `${cells.join(',')}\r\n`;
}
