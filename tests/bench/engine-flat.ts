import type { Condition, FieldCondition } from '../../src/conditions/condition';
import { recentPeriod } from '../../src/conditions/operators/age';
import { comparable, normalText } from '../../src/conditions/operators/comparable';
import { wordsOf } from '../../src/conditions/operators/text';
import { knownValue } from '../../src/conditions/read-field';
import type { AssessContext, CrmRecord, FieldType } from '../../src/record/types';
import type { BenchData } from './engine-data';

/**
 * Deals as flat objects, and conditions as plain comparisons on them, for everything that is measured
 * against the engine: dates are numbers, texts are in normal form, words stand apart in a field of
 * their own, and empty is null. The others are spared all of that work.
 */
export type FlatDeal = Record<string, string | number | boolean | null>;

export type FlatLeaf =
  | { test: 'equals'; field: string; values: (string | number | boolean)[]; not: boolean }
  | {
      test: 'range';
      field: string;
      low: number | null;
      high: number | null;
      openLow: boolean;
      openHigh: boolean;
    }
  | { test: 'includes'; field: string; parts: string[] }
  | { test: 'filled'; field: string; not: boolean };

export type FlatCondition =
  | FlatLeaf
  | { test: 'all'; of: FlatCondition[] }
  | { test: 'any'; of: FlatCondition[] }
  | { test: 'none'; of: FlatCondition[] };

const wordsField = (field: string): string => `${field}Words`;

export function flatDeals({ records, types }: BenchData): FlatDeal[] {
  return records.map((record) => {
    const flat: FlatDeal = {};
    for (const [name, type] of Object.entries(types)) addField(flat, record, name, type);
    return copyOf(flat);
  });
}

/** An object as a literal would make it: reading its fields is then as fast as it can be. */
const copyOf = (flat: FlatDeal): FlatDeal => ({ ...flat });

function addField(flat: FlatDeal, record: CrmRecord, name: string, type: FieldType): void {
  const known = knownValue(record, name, type);
  if (known.state !== 'value') {
    flat[name] = null;
    if (type === 'text') flat[wordsField(name)] = null;
  } else if (typeof known.value === 'string' && type !== 'date') {
    flat[name] = normalText(known.value);
    if (type === 'text') flat[wordsField(name)] = ` ${wordsOf(normalText(known.value)).join(' ')} `;
  } else flat[name] = numberOr(known.value, type);
}

function numberOr(value: string | number | boolean, type: FieldType): string | number | boolean {
  if (type === 'datetime') return value;
  const entry = comparable(value, type);
  if (entry?.kind === 'range') return entry.low;
  return entry?.kind === 'text' ? entry.text : value;
}

export function flatCondition(
  condition: Condition,
  types: BenchData['types'],
  context: AssessContext,
): FlatCondition {
  if (condition.op === 'all' || condition.op === 'any' || condition.op === 'none')
    return { test: condition.op, of: condition.of.map((part) => flatCondition(part, types, context)) };
  if (!('field' in condition)) throw new Error(`The bench has no ${condition.op}.`);
  return flatLeaf(condition, types[condition.field] ?? 'text', context);
}

function flatLeaf(leaf: FieldCondition, type: FieldType, context: AssessContext): FlatLeaf {
  const { field } = leaf;
  const flat = (value: string | number | boolean) => {
    const entry = comparable(value, type);
    if (entry?.kind === 'range') return entry.low;
    return entry?.kind === 'text' ? entry.text : value;
  };
  const range = (low: unknown, high: unknown, openLow = false, openHigh = false): FlatLeaf => ({
    test: 'range',
    field,
    low: low === null ? null : Number(low),
    high: high === null ? null : Number(high),
    openLow,
    openHigh,
  });
  switch (leaf.op) {
    case 'eq':
    case 'neq':
      return { test: 'equals', field, values: [flat(leaf.value)], not: leaf.op === 'neq' };
    case 'in':
    case 'notIn':
      return { test: 'equals', field, values: leaf.values.map(flat), not: leaf.op === 'notIn' };
    case 'gt':
      return range(flat(leaf.value), null, true);
    case 'gte':
      return range(flat(leaf.value), null);
    case 'lt':
      return range(null, flat(leaf.value), false, true);
    case 'lte':
      return range(null, flat(leaf.value));
    case 'between':
      return range(flat(leaf.from), flat(leaf.to));
    case 'olderThanDays':
    case 'withinDays': {
      const { low, high } = recentPeriod(leaf.days, type, context) ?? { low: 0, high: 0 };
      return leaf.op === 'withinDays' ? range(low, high) : range(null, low, false, true);
    }
    case 'contains':
      return { test: 'includes', field, parts: [normalText(leaf.text)] };
    case 'anyOfWords': {
      const parts = leaf.words.map((word) => ` ${wordsOf(normalText(word)).join(' ')} `);
      return { test: 'includes', field: wordsField(field), parts };
    }
    case 'exists':
    case 'empty':
      return { test: 'filled', field, not: leaf.op === 'empty' };
    default:
      throw new Error(`The bench has no ${leaf.op}.`);
  }
}
