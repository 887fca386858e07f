import * as z from 'zod/mini';
import type { CrmRecord, FieldType } from '../../record/types';
import type { FieldTest } from '../field-test';
import { daysInMs } from './age';
import { readComparable } from './comparable';
import { fieldName } from './operator';
import { isBetween } from './order';

const distance = z.optional(z.number().check(z.gte(-3650), z.lte(3650)));

export const daysBetweenSchema = z
  .strictObject({
    op: z.literal('daysBetween'),
    from: fieldName,
    to: fieldName,
    atLeast: distance,
    atMost: distance,
  })
  .check(
    z.refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, { path: ['atLeast'] }),
  );

interface Distance {
  from: string;
  to: string;
  atLeast?: number | undefined;
  atMost?: number | undefined;
}

/** The limits in the unit of the type: days for dates, milliseconds for datetimes. */
export function distanceLimits(
  { atLeast, atMost }: Distance,
  type: FieldType,
): { low: number; high: number } {
  const unit = (count: number) => (type === 'datetime' ? daysInMs(count) : count);
  return {
    low: atLeast === undefined ? Number.NEGATIVE_INFINITY : unit(atLeast),
    high: atMost === undefined ? Number.POSITIVE_INFINITY : unit(atMost),
  };
}

/** Both fields are of the same `type`, a date or a datetime. Without one of the ends there is no distance. */
export function compileDaysBetween(
  condition: Distance,
  type: FieldType,
): Pick<FieldTest, 'truth' | 'turningPoints'> {
  const limits = distanceLimits(condition, type);
  return {
    truth(record: CrmRecord) {
      const start = readComparable(record, condition.from, type);
      const end = readComparable(record, condition.to, type);
      if (start === 'empty' || end === 'empty') return false;
      if (start === 'unknown' || end === 'unknown') return 'unknown';
      if (start.kind !== 'range' || end.kind !== 'range') return 'unknown';
      const range = { low: end.low - start.high, high: end.high - start.low };
      return isBetween(range, limits.low, limits.high);
    },
    turningPoints: () => [],
  };
}
