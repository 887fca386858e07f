import type { AssessContext, CrmRecord, FieldType } from '../record/types';
import {
  type Condition,
  type FieldCondition,
  fieldsOf,
  type GroupCondition,
  isFieldCondition,
  isGroup,
  type LeafCondition,
  partsNeeded,
} from './condition';
import type { FieldTest, Truth } from './field-test';
import { ageOperators } from './operators/age';
import { comparable, readOnce } from './operators/comparable';
import { compileDaysBetween } from './operators/days-between';
import { emailOperators } from './operators/email-domain';
import { equalityOperators } from './operators/equality';
import { compileEventCount } from './operators/events';
import type { Judge, Operator } from './operators/operator';
import { orderOperators } from './operators/order';
import { presenceOperators } from './operators/presence';
import { textOperators } from './operators/text';

/** Operators on one field; the others are in `compileLeaf`. */
const OPERATORS = {
  ...equalityOperators,
  ...orderOperators,
  ...textOperators,
  ...emailOperators,
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
  const { truth, turningPoints } = compile(condition, typeOf);
  let fields: string[] | null = null;
  return {
    truth,
    turningPoints,
    get fields() {
      fields ??= fieldsOf(condition);
      return fields;
    },
  };
}

type Compiled = Pick<FieldTest, 'truth' | 'turningPoints'>;

function compile(condition: Condition, typeOf: (field: string) => FieldType): Compiled {
  return isGroup(condition) ? compileGroup(condition, typeOf) : compileLeaf(condition, typeOf);
}

function compileLeaf(leaf: LeafCondition, typeOf: (field: string) => FieldType): Compiled {
  if (isFieldCondition(leaf)) return compileOnField(leaf, typeOf(leaf.field));
  return leaf.op === 'countAtLeast' ? compileEventCount(leaf) : compileDaysBetween(leaf, typeOf(leaf.from));
}

/** The rule of an operator for a field that has a value and fits `type`, and its answer when it has none. */
export function judgeOf(condition: FieldCondition, type: FieldType): { judge: Judge; whenEmpty: boolean } {
  const operator = OPERATORS[condition.op] as Operator<FieldCondition>;
  return { judge: operator.judge(condition, type), whenEmpty: operator.whenEmpty };
}

/** The judge is made when first asked: the parts of a group that others decide never need theirs. */
function compileOnField(condition: FieldCondition, type: FieldType): Compiled {
  const { field } = condition;
  let made: ReturnType<typeof judgeOf> | null = null;
  const ready = () => {
    made ??= judgeOf(condition, type);
    return made;
  };
  return {
    truth(record: CrmRecord, context: AssessContext) {
      const value = readOnce(record, field, type);
      if (value === 'unknown') return 'unknown';
      const { judge, whenEmpty } = made ?? ready();
      return value === 'empty' ? whenEmpty : judge.holds(value, context);
    },
    turningPoints(record: CrmRecord, context: AssessContext) {
      const { judge } = made ?? ready();
      const value = judge.turnsAt ? readOnce(record, field, type) : 'empty';
      if (typeof value === 'string') return [];
      return judge.turnsAt?.(value).filter((at) => at > context.now) ?? [];
    },
  };
}

/** Kleene logic: true or false as soon as the unknown parts can't change it any more. */
function compileGroup(group: GroupCondition, typeOf: (field: string) => FieldType): Compiled {
  const parts = group.of.map((part) => compile(part, typeOf));
  const needed = partsNeeded(group);
  const whenReached = group.op !== 'none';
  return {
    truth(record: CrmRecord, context: AssessContext): Truth {
      let [reached, attainable] = [0, parts.length];
      for (const part of parts) {
        const truth = part.truth(record, context);
        if (truth === true) reached += 1;
        if (truth === false) attainable -= 1;
        if (reached >= needed) return whenReached;
        if (attainable < needed) return !whenReached;
      }
      return 'unknown';
    },
    turningPoints: (record, context) => parts.flatMap((part) => part.turningPoints(record, context)),
  };
}
