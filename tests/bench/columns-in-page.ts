import { compileCondition } from '../../src/conditions/compile-condition';
import type { Condition } from '../../src/conditions/condition';
import { countBits } from '../../src/engine/batch/bits';
import { compileConditions } from '../../src/engine/batch/compile-conditions';
import { recordKey } from '../../src/record/record-key';
import type { AssessContext, CrmRecord, FieldType } from '../../src/record/types';
import { NOW } from '../../src/rule-kinds/testing/record-builder';
import { LeadlightDatabase } from '../../src/store/database';
import { readFieldSegments } from '../../src/store/field-segments';
import { benchData, type TextStyle } from './engine-data';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const CHUNK = 2000;

let db = new LeadlightDatabase('bench');

/** Stores so many deals as rows, nothing else. */
export async function fill(size: number, style: TextStyle): Promise<void> {
  await db.delete();
  db = new LeadlightDatabase('bench');
  for (let from = 0; from < size; from += CHUNK) {
    const { records } = benchData(Math.min(CHUNK, size - from), style, 1 + from);
    await db.records.bulkPut(records.map((record, index) => rowOf(record, from + index)));
  }
}

function rowOf({ identity, ...record }: CrmRecord, id: number) {
  const own = { ...identity, id: String(id) };
  return { key: recordKey(own), record: { ...record, identity: own }, summary: null, asOf: NOW };
}

interface Timed {
  ms: number;
  counts: number[];
}

/** Columns made for the first time, from the rows. */
export async function make(): Promise<number> {
  const start = performance.now();
  await readFieldSegments(db);
  return performance.now() - start;
}

/** Store → counts by columns: opened, read, compiled, judged, counted. */
export async function byColumns(style: TextStyle): Promise<Timed & { read: number }> {
  const { conditions, typeOf } = rules(style);
  const start = performance.now();
  const segments = await readFieldSegments(db);
  const read = performance.now() - start;
  const batch = compileConditions(conditions, typeOf);
  const { results, steps } = batch.judge(batch.columnsFromStored(segments), CONTEXT);
  for (const _ of steps());
  const counts = results.map(({ truth }) => countBits(truth));
  return { ms: performance.now() - start, read, counts };
}

/** Store → counts by rows: all rows read as they are, then a closure for each rule. */
export async function byRows(style: TextStyle): Promise<Timed & { read: number }> {
  const { conditions, typeOf } = rules(style);
  const start = performance.now();
  const rows = await allRows();
  const read = performance.now() - start;
  const tests = conditions.map((condition) => compileCondition(condition, typeOf));
  const counts = tests.map(() => 0);
  for (const { record } of rows)
    tests.forEach((test, index) => {
      if (test.truth(record, CONTEXT) === true) counts[index] = (counts[index] ?? 0) + 1;
    });
  return { ms: performance.now() - start, read, counts };
}

function rules(style: TextStyle): { conditions: Condition[]; typeOf(name: string): FieldType } {
  const { conditions, types } = benchData(0, style);
  return { conditions, typeOf: (name) => types[name] ?? 'text' };
}

function allRows(): Promise<{ record: CrmRecord }[]> {
  const store = db.backendDB().transaction('records').objectStore('records');
  const request = store.getAll();
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
