import * as z from 'zod/mini';
import { DAY_MS, localDate } from '../../record/format';
import type { AssessContext, FieldType } from '../../record/types';
import { dayNumber } from '../read-field';
import { type Comparable, DATE_TYPES } from './comparable';
import { days, fieldName, type Judge, type Operator } from './operator';
import { forRange } from './order';

export const ageSchemas = [
  z.strictObject({ op: z.literal('olderThanDays'), field: fieldName, days }),
  z.strictObject({ op: z.literal('withinDays'), field: fieldName, days }),
] as const;

/** A clock a little ahead of ours is no future date. */
const SKEW_MS = 120_000;

/** Days from a value to now: whole calendar days for dates, exact ones for datetimes; below 0 ahead of now. */
function ageInDays(point: number, type: FieldType, context: AssessContext): number {
  if (type === 'datetime') return (context.now - point) / DAY_MS;
  return (dayNumber(localDate(context.now, context)) ?? Number.NaN) - point;
}

/** Calendar days turn at midnight somewhere; only exact times are foretold. */
function turns(value: Comparable, limitDays: number, type: FieldType): number[] {
  if (value.kind !== 'range' || type !== 'datetime') return [];
  return [value.low, value.high].flatMap((point) => [
    Math.floor(point + limitDays * DAY_MS) + 1,
    Math.ceil(point) - SKEW_MS,
  ]);
}

function olderThan(limitDays: number, type: FieldType): Judge {
  return {
    holds: (value, context) => forRange(value, (point) => ageInDays(point, type, context) > limitDays),
    turnsAt: (value) => turns(value, limitDays, type),
  };
}

const olderThanDays: Operator<{ days: number }> = {
  name: 'olderThanDays',
  types: DATE_TYPES,
  whenEmpty: false,
  operands: () => [],
  judge: (args, type) => olderThan(args.days, type),
};

const withinDays: Operator<{ days: number }> = {
  ...olderThanDays,
  name: 'withinDays',
  judge(args, type) {
    const older = olderThan(args.days, type);
    const earliestAge = type === 'datetime' ? -SKEW_MS / DAY_MS : 0;
    return {
      turnsAt: older.turnsAt,
      holds(value, context) {
        const isOlder = older.holds(value, context);
        const isAhead = forRange(value, (point) => ageInDays(point, type, context) < earliestAge);
        if (isOlder === true || isAhead === true) return false;
        return isOlder === false && isAhead === false ? true : 'unknown';
      },
    };
  },
};

export const ageOperators = { olderThanDays, withinDays };
