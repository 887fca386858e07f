import { type Condition, type FieldCondition, isFieldCondition, isGroup } from '../../conditions/condition';
import { comparable } from '../../conditions/operators/comparable';
import type { FieldType } from '../../record/types';

/** The values of one ordered field that a condition lets through; ends may be open. */
export interface ValueRange {
  low: number;
  high: number;
  isLowOpen: boolean;
  isHighOpen: boolean;
}

export const EVERYTHING: ValueRange = {
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  isLowOpen: true,
  isHighOpen: true,
};

/** The range of one leaf on a number, an amount or a date; null for operators that give none. */
export function leafRange(leaf: FieldCondition, type: FieldType): ValueRange | null {
  const at = (operand: string | number | boolean): number | null => {
    const value = comparable(operand, type);
    return value?.kind === 'range' ? value.low : null;
  };
  switch (leaf.op) {
    case 'eq':
      return closed(at(leaf.value), at(leaf.value));
    case 'between':
      return closed(at(leaf.from), at(leaf.to));
    case 'gt':
    case 'gte':
      return upFrom(at(leaf.value), leaf.op === 'gt');
    case 'lt':
    case 'lte':
      return upTo(at(leaf.value), leaf.op === 'lt');
    default:
      return null;
  }
}

function closed(low: number | null, high: number | null): ValueRange | null {
  return low === null || high === null ? null : { low, high, isLowOpen: false, isHighOpen: false };
}

function upFrom(low: number | null, isLowOpen: boolean): ValueRange | null {
  return low === null ? null : { ...EVERYTHING, low, isLowOpen };
}

function upTo(high: number | null, isHighOpen: boolean): ValueRange | null {
  return high === null ? null : { ...EVERYTHING, high, isHighOpen };
}

/** What both let through. */
export function intersection(a: ValueRange, b: ValueRange): ValueRange {
  const [lower, upper] = [a.low > b.low ? a : b, a.high < b.high ? a : b];
  return {
    low: lower.low,
    isLowOpen: a.low === b.low ? a.isLowOpen || b.isLowOpen : lower.isLowOpen,
    high: upper.high,
    isHighOpen: a.high === b.high ? a.isHighOpen || b.isHighOpen : upper.isHighOpen,
  };
}

export const isEmptyRange = ({ low, high, isLowOpen, isHighOpen }: ValueRange): boolean =>
  low > high || (low === high && (isLowOpen || isHighOpen));

/** True when every number lies in one of the ranges. */
export function leavesNothingOut(ranges: readonly ValueRange[]): boolean {
  let [covered, isOpen] = [Number.NEGATIVE_INFINITY, false];
  for (const range of [...ranges].sort(
    (a, b) => a.low - b.low || Number(a.isLowOpen) - Number(b.isLowOpen),
  )) {
    if (range.low > covered || (range.low === covered && isOpen && range.isLowOpen)) return false;
    if (range.high < covered) continue;
    isOpen = range.isHighOpen && (range.high > covered || isOpen);
    covered = range.high;
  }
  return covered === Number.POSITIVE_INFINITY;
}

/** The one band of one ordered field that a whole condition states; null for any other condition. */
export function bandOf(
  condition: Condition,
  typeOf: (field: string) => FieldType,
): { field: string; range: ValueRange } | null {
  const leaves = isGroup(condition) ? (condition.op === 'all' ? condition.of : null) : [condition];
  let band: { field: string; range: ValueRange } | null = null;
  for (const leaf of leaves ?? []) {
    if (isGroup(leaf) || !isFieldCondition(leaf)) return null;
    const range = leafRange(leaf, typeOf(leaf.field));
    if (!range || (band && band.field !== leaf.field)) return null;
    band = { field: leaf.field, range: band ? intersection(band.range, range) : range };
  }
  return band;
}
