import * as z from 'zod/mini';
import { DAY_MS, localDate } from '../../record/format';
import type { AssessContext, FieldType } from '../../record/types';
import { dayNumber } from '../read-field';
import { type Comparable, DATE_TYPES } from './comparable';
import { days, fieldName, type Operator } from './operator';
import { forRange, isBetween } from './order';

export const ageSchemas = [
  z.strictObject({ op: z.literal('olderThanDays'), field: fieldName, days }),
  z.strictObject({ op: z.literal('withinDays'), field: fieldName, days }),
] as const;

/** A clock a little ahead of ours is no future date. */
export const SKEW_MS = 120_000;

/** Days of exactly 24 hours, in whole milliseconds. */
export const daysInMs = (count: number): number => Math.round(count * DAY_MS);

let last: { now: number; zone: string; day: number | null } = { now: Number.NaN, zone: '', day: null };

/** The viewer's day, remembered for the instant of one assessment: zones are slow to ask. */
function viewersDay({ now, zone }: Pick<AssessContext, 'now' | 'zone'>): number | null {
  if (last.now !== now || last.zone !== zone) last = { now, zone, day: dayNumber(localDate(now, { zone })) };
  return last.day;
}

/**
 * The values that are not ahead of now and at most so many days old, both ends included: calendar
 * days of the viewer for a date, exact ones for a datetime. Null when the viewer's day can't be told.
 */
export function recentPeriod(
  count: number,
  type: FieldType,
  context: Pick<AssessContext, 'now' | 'zone'>,
): { low: number; high: number } | null {
  if (type === 'datetime') return { low: context.now - daysInMs(count), high: context.now + SKEW_MS };
  const today = viewersDay(context);
  return today === null ? null : { low: today - Math.floor(count), high: today };
}

/** When an instant stops being ahead of now. */
export const arrivesAt = (instant: number): number => Math.ceil(instant) - SKEW_MS;

/** When an instant becomes older than so many days. */
export const leavesAt = (instant: number, count: number): number => Math.floor(instant + daysInMs(count)) + 1;

/** Calendar days turn at midnight somewhere; only exact times are foretold. */
function turns(value: Comparable, count: number, type: FieldType): number[] {
  if (value.kind !== 'range' || type !== 'datetime') return [];
  return [value.low, value.high].flatMap((point) => [leavesAt(point, count), arrivesAt(point)]);
}

const olderThanDays: Operator<{ days: number }> = {
  name: 'olderThanDays',
  types: DATE_TYPES,
  whenEmpty: false,
  operands: () => [],
  judge: ({ days: count }, type) => ({
    turnsAt: (value) => turns(value, count, type),
    holds(value, context) {
      const period = recentPeriod(count, type, context);
      return period ? forRange(value, (point) => point < period.low) : 'unknown';
    },
  }),
};

const withinDays: Operator<{ days: number }> = {
  ...olderThanDays,
  name: 'withinDays',
  judge: ({ days: count }, type) => ({
    turnsAt: (value) => turns(value, count, type),
    holds(value, context) {
      const period = recentPeriod(count, type, context);
      return period && value.kind === 'range' ? isBetween(value, period.low, period.high) : 'unknown';
    },
  }),
};

export const ageOperators = { olderThanDays, withinDays };
