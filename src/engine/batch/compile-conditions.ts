import type { Condition } from '../../conditions/condition';
import type { FieldSegment } from '../../record/field-columns';
import type { AssessContext, CrmRecord, FieldType } from '../../record/types';
import { buildColumns, type Columns, columnsOfStored, type FieldColumns, type FieldUse } from './columns';
import { blockJudge, type ConditionBits, emptyResults, type TextIndexes, textIndexes } from './evaluate';
import { BLOCK } from './leaf-words';
import { planConditions } from './plan';

/** Columns of records together with what their texts say to the conditions they were built for. */
export interface ConditionColumns<Of extends FieldColumns = Columns> {
  columns: Of;
  texts: TextIndexes;
}

/** Conditions made ready for many records at once; the answers are those of `compileCondition`. */
export interface ConditionBatch {
  columnsFrom(records: Iterable<CrmRecord>): ConditionColumns;
  /** The same from what the store keeps of the records' fields. */
  columnsFromStored(segments: readonly FieldSegment[]): ConditionColumns<FieldColumns>;
  /** Judges block by block: each step fills the results of one block and says up to which record it went. */
  judge(
    columns: ConditionColumns<FieldColumns>,
    context: AssessContext,
  ): { results: readonly ConditionBits[]; steps(): Generator<{ from: number; to: number }, void> };
}

/** `moreFields` are kept as columns too, for others to read. */
export function compileConditions(
  conditions: readonly Condition[],
  typeOf: (field: string) => FieldType,
  moreFields: readonly FieldUse[] = [],
): ConditionBatch {
  const plan = planConditions(conditions, typeOf, moreFields);
  return {
    columnsFrom(records) {
      const columns = buildColumns(plan.fields.values(), plan.withEvents);
      columns.append(records);
      return { columns, texts: textIndexes(plan, columns) };
    },
    columnsFromStored(segments) {
      const columns = columnsOfStored(plan.fields.values(), plan.withEvents, segments);
      return { columns, texts: textIndexes(plan, columns) };
    },
    judge({ columns, texts }, context) {
      const { size } = columns;
      const results = emptyResults(conditions.length, size);
      const judgeBlock = blockJudge(plan, columns, texts, context, results);
      return {
        results,
        *steps() {
          for (let from = 0; from < size; from += BLOCK) {
            const to = Math.min(size, from + BLOCK);
            judgeBlock(from, to);
            yield { from, to };
          }
        },
      };
    },
  };
}
