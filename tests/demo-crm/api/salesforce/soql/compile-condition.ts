import { to18 } from '../../../data/ids';
import { isoDate } from '../../../data/time';
import { SalesforceProblem } from '../errors';
import type { Row, SObject } from '../object';
import { type FieldType, isNumeric, type Raw } from '../values';
import { type Path, resolvePath, type Schema } from './paths';
import type { Comparison, Condition, Literal } from './query';
import { resolveRelative } from './relative-dates';

type RowTest = (row: Row) => boolean;

export interface CompileContext {
  schema: Schema;
  object: SObject;
  /** Epoch ms for TODAY and its kin. */
  now: number;
}

const LITERALS: Record<string, readonly Literal['kind'][]> = {
  date: ['date', 'relative', 'null'],
  datetime: ['datetime', 'relative', 'null'],
  boolean: ['boolean'],
  number: ['number', 'null'],
  text: ['text', 'null'],
};

function kindOf(type: FieldType): string {
  if (type === 'date' || type === 'datetime' || type === 'boolean') return type;
  return isNumeric(type) ? 'number' : 'text';
}

/** Salesforce never converts: a quoted date or an unquoted text is refused. */
function checkType(path: Path, literal: Literal): void {
  const kind = kindOf(path.type);
  if (LITERALS[kind]?.includes(literal.kind)) return;
  const quotes = kind === 'text' ? 'should be' : 'should not be';
  throw new SalesforceProblem(
    'INVALID_FIELD',
    `value of filter criterion for field '${path.name}' must be of type ${path.type} and ${quotes} enclosed in quotes`,
  );
}

/** What a stored value compares and is sorted as: texts without letter case, ids in 18 characters and with it. */
export function comparable(value: Raw, type: FieldType): Raw {
  if (typeof value !== 'string') return value;
  if (type === 'id' || type === 'reference') return value.length === 15 ? to18(value) : value;
  return type === 'date' ? value : value.toLowerCase();
}

/** The first and last value that a literal stands for; only relative dates span more than one. */
function bounds(literal: Literal, type: FieldType, now: number): readonly [low: Raw, high: Raw] {
  if (literal.kind === 'null') return [null, null];
  if (literal.kind === 'relative') {
    const { start, end } = resolveRelative(literal.name, literal.count, now);
    return type === 'date' ? [isoDate(start), isoDate(end - 1)] : [start, end - 1];
  }
  const value = comparable(literal.value, type);
  return [value, value];
}

const isLess = (a: Raw, b: Raw): boolean => a !== null && b !== null && a < b;

const OPERATORS: Record<Exclude<Comparison, 'LIKE'>, (value: Raw, low: Raw, high: Raw) => boolean> = {
  '=': (value, low, high) =>
    value === low || (value !== null && low !== null && !isLess(value, low) && !isLess(high, value)),
  '!=': (value, low, high) => !OPERATORS['='](value, low, high),
  '<': (value, low) => isLess(value, low),
  '<=': (value, _, high) => value !== null && high !== null && !isLess(high, value),
  '>': (value, _, high) => isLess(high, value),
  '>=': (value, low) => value !== null && low !== null && !isLess(value, low),
};

/** % is any text, _ any character, both literal after a backslash. */
function likePattern(text: string): RegExp {
  const source = text.replaceAll(/\\[%_]|[%_]|[^%_\\]+|\\/gu, (part) => {
    if (part === '%') return '.*';
    if (part === '_') return '.';
    return (part.startsWith('\\') && part.length > 1 ? part.slice(1) : part).replaceAll(
      /[$()*+.?[\\\]^{|}]/g,
      '\\$&',
    );
  });
  return new RegExp(`^${source}$`, 'isu');
}

function compileComparison(
  { schema, object, now }: CompileContext,
  condition: Extract<Condition, { kind: 'compare' }>,
): RowTest {
  const path = resolvePath(schema, object, condition.field);
  checkType(path, condition.value);
  if (condition.operator === 'LIKE') {
    if (condition.value.kind !== 'text')
      throw new SalesforceProblem('INVALID_QUERY_FILTER_OPERATOR', `LIKE on '${path.name}' needs a text`);
    const pattern = likePattern(condition.value.value);
    return (row) => pattern.test(String(path.get(row) ?? ''));
  }
  const holds = OPERATORS[condition.operator];
  const [low, high] = bounds(condition.value, path.type, now);
  return (row) => holds(comparable(path.get(row), path.type), low, high);
}

function compileList(context: CompileContext, condition: Extract<Condition, { kind: 'in' }>): RowTest {
  const tests = condition.values.map((value) =>
    compileComparison(context, { kind: 'compare', field: condition.field, operator: '=', value }),
  );
  return (row) => tests.some((test) => test(row)) !== condition.negated;
}

/** Turns a WHERE clause into a test of rows. @throws SalesforceProblem */
export function compileCondition(context: CompileContext, condition: Condition): RowTest {
  switch (condition.kind) {
    case 'and': {
      const parts = condition.parts.map((part) => compileCondition(context, part));
      return (row) => parts.every((test) => test(row));
    }
    case 'or': {
      const parts = condition.parts.map((part) => compileCondition(context, part));
      return (row) => parts.some((test) => test(row));
    }
    case 'not': {
      const test = compileCondition(context, condition.part);
      return (row) => !test(row);
    }
    case 'in':
      return compileList(context, condition);
    case 'compare':
      return compileComparison(context, condition);
  }
}
