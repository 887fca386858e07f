import * as z from 'zod/mini';
import type { FieldType } from '../../record/types';
import type { Truth } from '../field-test';
import { type Comparable, comparable, type Operand, ORDERED_TYPES } from './comparable';
import { fieldName, type Operator, operand } from './operator';

export const orderSchemas = [
  z.strictObject({ op: z.literal('gt'), field: fieldName, value: operand }),
  z.strictObject({ op: z.literal('gte'), field: fieldName, value: operand }),
  z.strictObject({ op: z.literal('lt'), field: fieldName, value: operand }),
  z.strictObject({ op: z.literal('lte'), field: fieldName, value: operand }),
  z.strictObject({ op: z.literal('between'), field: fieldName, from: operand, to: operand }),
] as const;

/** True when the test holds for both ends of the range, false when for neither, else unknown. */
export function forRange(value: Comparable, test: (point: number) => boolean): Truth {
  if (value.kind !== 'range') return 'unknown';
  const low = test(value.low);
  return low === test(value.high) ? low : 'unknown';
}

/** Whether a range lies from `low` to `high`, both included. Nothing lies between limits the wrong way round. */
export function isBetween(range: { low: number; high: number }, low: number, high: number): Truth {
  if (low > high || range.high < low || range.low > high) return false;
  return (range.low >= low && range.high <= high) || 'unknown';
}

function bound(value: Operand, type: FieldType): number {
  const entry = comparable(value, type);
  return entry?.kind === 'range' ? entry.low : Number.NaN;
}

function comparison(
  name: string,
  holds: (value: number, limit: number) => boolean,
): Operator<{ value: Operand }> {
  return {
    name,
    types: ORDERED_TYPES,
    whenEmpty: false,
    operands: ({ value }) => [value],
    judge({ value }, type) {
      const limit = bound(value, type);
      return { holds: (entry) => forRange(entry, (point) => holds(point, limit)) };
    },
  };
}

const between: Operator<{ from: Operand; to: Operand }> = {
  name: 'between',
  types: ORDERED_TYPES,
  whenEmpty: false,
  operands: ({ from, to }) => [from, to],
  judge({ from, to }, type) {
    const [low, high] = [bound(from, type), bound(to, type)];
    return { holds: (entry) => (entry.kind === 'range' ? isBetween(entry, low, high) : 'unknown') };
  },
};

export const orderOperators = {
  gt: comparison('gt', (value, limit) => value > limit),
  gte: comparison('gte', (value, limit) => value >= limit),
  lt: comparison('lt', (value, limit) => value < limit),
  lte: comparison('lte', (value, limit) => value <= limit),
  between,
};
