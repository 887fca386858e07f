import { isObject, isText } from '../http';
import type { ApiRecord } from './object';
import type { PropertyType } from './property';

/** One condition of a search, as a test of a record. */
export type RecordTest = (record: ApiRecord) => boolean;

/** A search that HubSpot would refuse. */
export class InvalidSearch extends Error {}

type TypeOf = (property: string) => PropertyType | undefined;

const NUMERIC: readonly (PropertyType | undefined)[] = ['number', 'datetime', 'date'];

/** Dates compare by time, whether they come as epoch milliseconds or as ISO text. */
export function comparable(text: string, type: PropertyType | undefined): number | string {
  if (!NUMERIC.includes(type)) return text.toLowerCase();
  if (type === 'number' || /^-?\d+$/.test(text)) return Number(text);
  return Date.parse(text);
}

/** Negative, zero or positive like a sort function; NaN when one side is no number or date. */
export function compareValues(a: string, b: string, type: PropertyType | undefined): number {
  return compareKeys(comparable(a, type), comparable(b, type));
}

/** The same for values that are made comparable already. */
export function compareKeys(left: number | string, right: number | string): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return left < right ? -1 : left > right ? 1 : 0;
}

const words = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Whole words, with * as a wildcard inside one. */
function hasToken(value: string, token: string): boolean {
  const parts = token
    .toLowerCase()
    .split('*')
    .map((part) => part.replaceAll(/[^\p{L}\p{N}@.+-]/gu, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.*')}$`, 'u');
  return [...words(value), value.toLowerCase()].some((word) => pattern.test(word));
}

type ValueTest = (value: string) => boolean;

const COMPARISONS: Record<string, (order: number) => boolean> = {
  EQ: (order) => order === 0,
  LT: (order) => order < 0,
  LTE: (order) => order <= 0,
  GT: (order) => order > 0,
  GTE: (order) => order >= 0,
};

/** Null for an operator that does not exist. @throws InvalidSearch when an operand is missing */
function valueTest(
  operator: string,
  filter: Record<string, unknown>,
  type: PropertyType | undefined,
): ValueTest | null {
  const operand = (key: string) => {
    const value = filter[key];
    if (isText(value) || typeof value === 'number') return String(value);
    throw new InvalidSearch(`operator ${operator} needs a ${key}`);
  };
  const isComparison = COMPARISONS[operator];
  if (isComparison) {
    const other = operand('value');
    const wanted = comparable(other, type);
    return (value) => isComparison(compareKeys(comparable(value, type), wanted));
  }
  if (operator === 'BETWEEN') {
    const [low, high] = [operand('value'), operand('highValue')];
    return (value) => compareValues(value, low, type) >= 0 && compareValues(value, high, type) <= 0;
  }
  if (operator === 'CONTAINS_TOKEN') {
    const token = operand('value');
    return (value) => hasToken(value, token);
  }
  if (operator !== 'IN') return null;
  if (!Array.isArray(filter.values)) throw new InvalidSearch('operator IN needs values');
  const values = filter.values.map(String);
  return (value) => values.some((other) => compareValues(value, other, type) === 0);
}

/** Operators that hold for empty fields too are the negation of their counterpart. */
const NEGATIONS: Record<string, string> = {
  NEQ: 'EQ',
  NOT_IN: 'IN',
  NOT_CONTAINS_TOKEN: 'CONTAINS_TOKEN',
};

/** @throws InvalidSearch for an unknown operator or property, or a missing operand */
export function compileFilter(filter: unknown, typeOf: TypeOf): RecordTest {
  if (!isObject(filter) || !isText(filter.propertyName) || !isText(filter.operator))
    throw new InvalidSearch('a filter needs propertyName and operator');
  const { propertyName, operator } = filter;
  const type = typeOf(propertyName);
  if (type === undefined) throw new InvalidSearch(`There is no property called ${propertyName}`);
  const read = (record: ApiRecord) => record.read(propertyName) ?? null;
  if (operator === 'HAS_PROPERTY') return (record) => read(record) !== null;
  if (operator === 'NOT_HAS_PROPERTY') return (record) => read(record) === null;
  const counterpart = NEGATIONS[operator];
  const test = valueTest(counterpart ?? operator, filter, type);
  if (!test) throw new InvalidSearch(`${operator} is not an operator`);
  return (record) => {
    const value = read(record);
    const holds = value !== null && test(value);
    return counterpart ? !holds : holds;
  };
}
