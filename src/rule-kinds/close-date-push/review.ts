import { dayNumber, type KnownValue, knownInstant, knownValue } from '../../conditions/read-field';
import { localDate } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import type { FieldContext, RuleEnvironment } from '../define';
import type { DateMove } from './date-moves';

/** Whether the forecast review that a push asks for is logged. */
export type Review =
  | { state: 'logged' }
  | { state: 'missing' }
  /** It lies before the last push, or `maybe` does: the push was not seen as it happened. */
  | { state: 'before' | 'unclear'; day: number }
  | { state: 'unseen'; known: Extract<KnownValue, { state: 'unknown' }> };

/** A date must not lie before the last push; of other fields it is enough that they are filled. */
export function reviewOf(
  record: CrmRecord,
  field: FieldContext,
  lastPush: DateMove,
  environment: RuleEnvironment,
): Review {
  const known = knownValue(record, field.name, field.type);
  if (known.state === 'unknown') return { state: 'unseen', known };
  if (known.state === 'empty' || known.value === false) return { state: 'missing' };
  const day = dayOf(record, field, known.value, environment);
  if (day === null) return { state: 'logged' };
  const pushed = dayNumber(localDate(lastPush.at, environment)) ?? day;
  const earliest = dayNumber(localDate(lastPush.notBefore ?? lastPush.at, environment)) ?? pushed;
  if (day >= pushed) return { state: 'logged' };
  return { state: day < earliest ? 'before' : 'unclear', day };
}

function dayOf(
  record: CrmRecord,
  { name, type }: FieldContext,
  value: string | number | boolean,
  environment: RuleEnvironment,
): number | null {
  if (type === 'date') return dayNumber(value);
  const instant = type === 'datetime' ? knownInstant(record, name) : null;
  return instant && dayNumber(localDate(instant.earliest, environment));
}
