import { leafMisfits } from '../../../conditions/check-leaf';
import { type Condition, conditionSchema, type LeafCondition } from '../../../conditions/condition';
import type { FieldType } from '../../../record/types';

type Op = LeafCondition['op'];

/** Operators as they are offered, in the words of documents. */
const OPERATORS: readonly [Op, string][] = [
  ['eq', 'is'],
  ['neq', 'is not'],
  ['in', 'is one of'],
  ['notIn', 'is none of'],
  ['gt', 'is more than'],
  ['gte', 'is at least'],
  ['lt', 'is less than'],
  ['lte', 'is at most'],
  ['between', 'is from … to'],
  ['contains', 'contains'],
  ['startsWith', 'starts with'],
  ['endsWith', 'ends with'],
  ['anyOfWords', 'names one of the words'],
  ['emailDomainIn', 'is an address at'],
  ['exists', 'is filled'],
  ['empty', 'is empty'],
  ['olderThanDays', 'is more than so many days ago'],
  ['withinDays', 'is within the last days'],
];

/** A value that fits the type, for an operator that has just been chosen. */
const VALUES: Record<FieldType, string | number | boolean> = {
  text: '',
  choice: '',
  number: 0,
  money: 0,
  date: '2026-01-01',
  datetime: '2026-01-01T00:00:00Z',
  boolean: true,
};

/** A condition with an operator on a field, and whatever else the operator needs. */
export function leafOf(op: string, field: string, type: FieldType): LeafCondition {
  const value = VALUES[type];
  switch (op) {
    case 'eq':
    case 'neq':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return { op, field, value };
    case 'in':
    case 'notIn':
      return { op, field, values: [value] };
    case 'between':
      return { op, field, from: value, to: value };
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return { op, field, text: 'text' };
    case 'anyOfWords':
      return { op, field, words: ['word'] };
    case 'emailDomainIn':
      return { op, field, domains: ['example.com'] };
    case 'olderThanDays':
    case 'withinDays':
      return { op, field, days: 30 };
    case 'daysBetween':
      return { op, from: field, to: field, atLeast: 0 };
    case 'countAtLeast':
      return { op, events: 'page-view', count: 1 };
    case 'empty':
      return { op, field };
    default:
      return { op: 'exists', field };
  }
}

/** The operators that may be used on a field of a type. */
export const operatorsFor = (type: FieldType): { value: Op; label: string }[] =>
  OPERATORS.filter(([op]) => suits(op, type)).map(([value, label]) => ({
    value,
    label: wordsFor(value, type, label),
  }));

const MOMENTS: Partial<Record<Op, string>> = {
  gt: 'is after',
  gte: 'is on or after',
  lt: 'is before',
  lte: 'is on or before',
};

const wordsFor = (op: Op, type: FieldType, label: string): string =>
  type === 'date' || type === 'datetime' ? (MOMENTS[op] ?? label) : label;

export const suits = (op: string, type: FieldType): boolean =>
  leafMisfits(leafOf(op, 'field', type), () => type).every(({ wrong }) => wrong !== 'operator');

/** The same question of another field; an operator that does not suit it gives way to "is filled". */
export function withField(leaf: LeafCondition, field: string, type: FieldType): LeafCondition {
  if (!('field' in leaf)) return leafOf('exists', field, type);
  const moved = { ...leaf, field };
  if (!suits(leaf.op, type)) return leafOf('exists', field, type);
  return leafMisfits(moved, () => type).length === 0 ? moved : leafOf(leaf.op, field, type);
}

/** A condition as the text has it, or null for what the language does not know. */
export function readCondition(value: unknown): Condition | null {
  const read = conditionSchema.safeParse(value);
  return read.success ? read.data : null;
}
