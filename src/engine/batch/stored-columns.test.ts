import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../conditions/condition';
import type { Truth } from '../../conditions/field-test';
import { condition, context, FIELDS, record, typeOf } from '../../conditions/testing/arbitrary';
import { type FieldSegment, packFields, unpackFields } from '../../record/field-columns';
import type { AssessContext, CrmRecord, FieldReading } from '../../record/types';
import { deal, empty, filled, NOW } from '../../rule-kinds/testing/record-builder';
import { oddRecord } from '../testing/odd-records';
import { hasBit } from './bits';
import { type FieldColumns, fieldKey, isTextType } from './columns';
import { type ConditionBatch, type ConditionColumns, compileConditions } from './compile-conditions';

const RUNS = process.env.LEADLIGHT_FULL ? 3000 : 100;

const entriesOf = (records: readonly CrmRecord[]) =>
  records.map((one, row) => ({ key: `key ${row}`, record: one }));

/** In segments of three, through what a database does to an object. */
function stored(records: readonly CrmRecord[]): FieldSegment[] {
  const starts = records.flatMap((_, row) => (row % 3 === 0 ? [row] : []));
  return starts.map((from, id) => structuredClone(packFields(id, entriesOf(records.slice(from, from + 3)))));
}

function answers(
  batch: ConditionBatch,
  columns: ConditionColumns<FieldColumns>,
  at: AssessContext,
): Truth[][] {
  const { results, steps } = batch.judge(columns, at);
  for (const _ of steps());
  return results.map(({ truth, unknown }) =>
    Array.from({ length: columns.columns.size }, (_, row) =>
      hasBit(unknown, row) ? 'unknown' : hasBit(truth, row),
    ),
  );
}

/** What the columns hold, whatever the codes are by which they hold it. */
function contents({ columns }: ConditionColumns<FieldColumns>) {
  const rows = Array.from({ length: columns.size }, (_, row) => row);
  return Object.entries(FIELDS).map(([name, type]) => {
    const key = fieldKey(name, type);
    const [text, ordered] = [columns.text(key), columns.ordered(key)];
    if (isTextType(type))
      return rows.map((row) => {
        const code = text?.codes.data[row] ?? -1;
        return code < 2 ? code : text?.texts[code];
      });
    return rows.map((row) => [ordered?.values.data[row], ordered?.spreads.data[row]]);
  });
}

function compare(trees: readonly Condition[], list: readonly CrmRecord[], at: AssessContext): void {
  const all = Object.entries(FIELDS).map(([name, type]) => ({ name, type, withWords: false }));
  const batch = compileConditions(trees, typeOf, all);
  const [own, kept] = [batch.columnsFrom(list), batch.columnsFromStored(stored(list))];
  expect(contents(kept)).toEqual(contents(own));
  expect(answers(batch, kept, at)).toEqual(answers(batch, own, at));
}

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const conditions = fc.array(condition, { minLength: 1, maxLength: 30 });

describe('columns from stored fields', () => {
  it('are those of the records, with the same answers to any condition', () => {
    fc.assert(fc.property(conditions, fc.array(record, { maxLength: 20 }), context, compare), {
      numRuns: RUNS,
    });
  }, 600_000);

  it('are those of odd records, too', () => {
    fc.assert(fc.property(conditions, fc.array(oddRecord, { maxLength: 10 }), context, compare), {
      numRuns: RUNS,
    });
  }, 600_000);

  it('stay the same when segments are opened and packed again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(record, oddRecord), { maxLength: 10 }), (list) => {
        const segment = packFields(3, entriesOf(list));
        expect(packFields(3, unpackFields(segment))).toEqual(segment);
      }),
      { numRuns: RUNS },
    );
  });

  it('tell apart what is missing, empty, unreadable, and of another kind', () => {
    const unreadable: FieldReading = { state: 'unreadable', label: 'Title', reason: 'loading' };
    const list: Record<string, FieldReading>[] = [
      {},
      { title: empty() },
      { title: unreadable },
      { title: filled(7) },
      { title: filled(' ') },
    ];
    const trees: Condition[] = [{ op: 'empty', field: 'title' }];
    const batch = compileConditions(trees, typeOf);
    const kept = batch.columnsFromStored(stored(list.map((fields) => deal({ fields }))));
    expect(answers(batch, kept, CONTEXT)).toEqual([['unknown', true, 'unknown', 'unknown', true]]);
  });

  it('keep a text that holds the separator, and texts that hardly repeat', () => {
    const titles = ['a\u0000b', 'c', ...Array.from({ length: 4000 }, (_, index) => `Deal ${index % 3500}`)];
    const list = titles.map((title) => deal({ fields: { title: filled(title) } }));
    const trees: Condition[] = [
      { op: 'eq', field: 'title', value: 'a\u0000b' },
      { op: 'anyOfWords', field: 'title', words: ['3', '3400'] },
    ];
    const batch = compileConditions(trees, typeOf);
    const kept = batch.columnsFromStored([packFields(0, entriesOf(list))]);
    expect(answers(batch, kept, CONTEXT)).toEqual(answers(batch, batch.columnsFrom(list), CONTEXT));
  });
});
