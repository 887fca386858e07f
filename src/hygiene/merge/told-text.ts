import { dayNumber } from '../../conditions/read-field';
import { DAY_MS, isInstant, localDate } from '../../record/format';
import type { AssessContext, EpochMs, FieldReading, FieldType } from '../../record/types';

type ValueReading = Extract<FieldReading, { state: 'value' }>;

/**
 * A value as it is told to people: days and instants by ISO 8601, whatever they were read or stored as, so
 * that a page can write them in its own language. Any other value, and what is no instant, is as it was read.
 */
export function toldText(
  { value, text, precision }: ValueReading,
  type: FieldType,
  context: Pick<AssessContext, 'zone'>,
): string {
  if ((type !== 'date' && type !== 'datetime') || dayNumber(text) !== null) return text;
  if (typeof value === 'string' && dayNumber(value) !== null) return value;
  const at = instantOf(value);
  if (at === null) return text;
  if (type === 'datetime' && precision !== 'day') return new Date(at).toISOString();
  // Midnight UTC is how both CRMs write a day without a time, so that day counts in every zone.
  const zone = type === 'date' && at % DAY_MS === 0 ? 'UTC' : context.zone;
  return localDate(at, { zone }) ?? text;
}

/** Instants are kept as epoch milliseconds; APIs give these as text. */
function instantOf(value: ValueReading['value']): EpochMs | null {
  const at = typeof value === 'string' && /^-?\d{9,16}$/.test(value) ? Number(value) : value;
  return isInstant(at) ? at : null;
}
