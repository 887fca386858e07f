import * as z from 'zod/mini';
import type { FieldType } from '../../record/types';
import type { Truth } from '../field-test';
import { ALL_TYPES, type Comparable, comparable, type Operand } from './comparable';
import { fieldName, type Operator, operand, operandList } from './operator';

export const equalitySchemas = [
  z.strictObject({ op: z.literal('eq'), field: fieldName, value: operand }),
  z.strictObject({ op: z.literal('neq'), field: fieldName, value: operand }),
  z.strictObject({ op: z.literal('in'), field: fieldName, values: operandList }),
  z.strictObject({ op: z.literal('notIn'), field: fieldName, values: operandList }),
] as const;

function isSame(a: Comparable, b: Comparable | null): Truth {
  if (a.kind === 'text') return b?.kind === 'text' && a.text === b.text;
  if (a.kind === 'boolean') return b?.kind === 'boolean' && a.value === b.value;
  if (b?.kind !== 'range' || b.low < a.low || b.low > a.high) return false;
  return a.low === a.high || 'unknown';
}

/** Whether a value is one of those of the pack. Texts are looked up; the others are few. */
function isOneOf(values: readonly Operand[], type: FieldType): (value: Comparable) => Truth {
  const wanted = values.map((value) => comparable(value, type));
  const [only] = wanted;
  if (wanted.length === 1 && only) return (value) => isSame(value, only);
  const texts = new Set(wanted.map((entry) => (entry?.kind === 'text' ? entry.text : null)));
  return (value) => {
    if (value.kind === 'text') return texts.has(value.text);
    const answers = wanted.map((entry) => isSame(value, entry));
    return answers.includes(true) || (answers.includes('unknown') ? 'unknown' : false);
  };
}

const not = (truth: Truth): Truth => (truth === 'unknown' ? truth : !truth);

const eq: Operator<{ value: Operand }> = {
  name: 'eq',
  types: ALL_TYPES,
  whenEmpty: false,
  operands: ({ value }) => [value],
  judge: ({ value }, type) => ({ holds: isOneOf([value], type) }),
};

const neq: Operator<{ value: Operand }> = {
  ...eq,
  name: 'neq',
  whenEmpty: true,
  judge({ value }, type) {
    const same = isOneOf([value], type);
    return { holds: (entry) => not(same(entry)) };
  },
};

const isIn: Operator<{ values: Operand[] }> = {
  name: 'in',
  types: ALL_TYPES,
  whenEmpty: false,
  operands: ({ values }) => values,
  judge: ({ values }, type) => ({ holds: isOneOf(values, type) }),
};

const notIn: Operator<{ values: Operand[] }> = {
  ...isIn,
  name: 'notIn',
  whenEmpty: true,
  judge({ values }, type) {
    const same = isOneOf(values, type);
    return { holds: (entry) => not(same(entry)) };
  },
};

export const equalityOperators = { eq, neq, in: isIn, notIn };
