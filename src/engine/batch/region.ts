import type { FieldCondition } from '../../conditions/condition';
import { recentPeriod } from '../../conditions/operators/age';
import { comparable, type Operand } from '../../conditions/operators/comparable';
import type { AssessContext, FieldType } from '../../record/types';
import { nextDown, nextUp } from './bits';

/** Values from `low` to `high`, both included. */
type Interval = readonly [low: number, high: number];

/** Where a leaf holds. It is unknown for every value where that can't be told. */
export interface Region {
  intervals: readonly Interval[];
  isOpposite: boolean;
  whenEmpty: boolean;
  isUnknown: boolean;
}

export const LOWEST = -Number.MAX_VALUE;
const HIGHEST = Number.MAX_VALUE;

export function regionOf(leaf: FieldCondition, type: FieldType, context: AssessContext): Region {
  const region = (intervals: Interval[], more: Partial<Region> = {}): Region => ({
    intervals: intervals.filter(([low, high]) => low <= high),
    isOpposite: false,
    whenEmpty: false,
    isUnknown: false,
    ...more,
  });
  const points = (values: readonly Operand[]) =>
    values.map((value): Interval => [bound(value, type), bound(value, type)]);
  const opposite = { isOpposite: true, whenEmpty: true };
  switch (leaf.op) {
    case 'eq':
      return region(points([leaf.value]));
    case 'in':
      return region(points(leaf.values));
    case 'neq':
      return region(points([leaf.value]), opposite);
    case 'notIn':
      return region(points(leaf.values), opposite);
    case 'gt':
      return region([[nextUp(bound(leaf.value, type)), HIGHEST]]);
    case 'gte':
      return region([[bound(leaf.value, type), HIGHEST]]);
    case 'lt':
      return region([[LOWEST, nextDown(bound(leaf.value, type))]]);
    case 'lte':
      return region([[LOWEST, bound(leaf.value, type)]]);
    case 'between':
      return region([[bound(leaf.from, type), bound(leaf.to, type)]]);
    case 'exists':
      return region([[LOWEST, HIGHEST]]);
    case 'olderThanDays':
    case 'withinDays': {
      const period = recentPeriod(leaf.days, type, context);
      if (period === null) return region([], { isUnknown: true });
      const isOlder = leaf.op === 'olderThanDays';
      return region([isOlder ? [LOWEST, nextDown(period.low)] : [period.low, period.high]]);
    }
    case 'empty':
      return region([], { whenEmpty: true });
    default:
      return region([]);
  }
}

/** A value of the pack as a number; −0 is 0. */
function bound(value: Operand, type: FieldType): number {
  const entry = comparable(value, type);
  if (entry?.kind === 'boolean') return entry.value ? 1 : 0;
  return entry?.kind === 'range' ? entry.low + 0 : Number.NaN;
}
