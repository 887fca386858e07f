import type { AssessContext, CrmRecord, FieldType } from '../record/types';
import {
  type Condition,
  type FieldCondition,
  fieldConditions,
  type GroupCondition,
  isGroup,
} from './condition';
import type { FieldTest, Truth } from './field-test';
import { ageOperators } from './operators/age';
import { comparable, readComparable } from './operators/comparable';
import { equalityOperators } from './operators/equality';
import type { Judge, Operator } from './operators/operator';
import { orderOperators } from './operators/order';
import { presenceOperators } from './operators/presence';
import { textOperators } from './operators/text';

const OPERATORS = {
  ...equalityOperators,
  ...orderOperators,
  ...textOperators,
  ...presenceOperators,
  ...ageOperators,
};

/** What a condition does wrong on a field of this type; null when it fits. */
export function misfit(condition: FieldCondition, type: FieldType): 'operator' | 'value' | null {
  const operator = OPERATORS[condition.op] as Operator<FieldCondition>;
  if (!operator.types.includes(type)) return 'operator';
  return operator.operands(condition).every((value) => comparable(value, type)) ? null : 'value';
}

/** Compiles a checked condition to closures; `typeOf` gives the type of each field in the pack. */
export function compileCondition(condition: Condition, typeOf: (field: string) => FieldType): FieldTest {
  const fields = [...new Set(fieldConditions(condition).map((leaf) => leaf.condition.field))];
  return { ...compile(condition, typeOf), fields };
}

type Compiled = Pick<FieldTest, 'truth' | 'turningPoints'>;

function compile(condition: Condition, typeOf: (field: string) => FieldType): Compiled {
  return isGroup(condition) ? compileGroup(condition, typeOf) : compileLeaf(condition, typeOf);
}

function compileLeaf(condition: FieldCondition, typeOf: (field: string) => FieldType): Compiled {
  const { field, op } = condition;
  const type = typeOf(field);
  const operator = OPERATORS[op] as Operator<FieldCondition>;
  const judge: Judge = operator.judge(condition, type);
  return {
    truth(record: CrmRecord, context: AssessContext) {
      const value = readComparable(record, field, type);
      if (value === 'unknown') return 'unknown';
      return value === 'empty' ? operator.whenEmpty : judge.holds(value, context);
    },
    turningPoints(record: CrmRecord, context: AssessContext) {
      const value = judge.turnsAt ? readComparable(record, field, type) : 'empty';
      if (typeof value === 'string') return [];
      return judge.turnsAt?.(value).filter((at) => at > context.now) ?? [];
    },
  };
}

/** Kleene logic: the answer that decides wins over unknown, and unknown over the rest. */
function compileGroup({ op, of }: GroupCondition, typeOf: (field: string) => FieldType): Compiled {
  const parts = of.map((part) => compile(part, typeOf));
  const decides = op !== 'all';
  const whenDecided = op === 'any';
  return {
    truth(record: CrmRecord, context: AssessContext): Truth {
      let isUnknown = false;
      for (const part of parts) {
        const truth = part.truth(record, context);
        if (truth === decides) return whenDecided;
        if (truth === 'unknown') isUnknown = true;
      }
      return isUnknown ? 'unknown' : !whenDecided;
    },
    turningPoints: (record, context) => parts.flatMap((part) => part.turningPoints(record, context)),
  };
}
