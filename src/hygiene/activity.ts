import { dayNumber, fieldReading, knownInstant } from '../conditions/read-field';
import { DAY_MS } from '../record/format';
import type { CrmRecord, EpochMs } from '../record/types';
import type { HygienePolicy } from './policy';

/** When something last happened on a record. */
export type LastActivity =
  | { state: 'known'; at: EpochMs }
  /** Every field that would state one is empty. */
  | { state: 'none' }
  /** A field is not on the layout or can't be read, and no other one answers. */
  | { state: 'unknown' };

/**
 * The latest of the pack's activity fields. A date without a time stands for its first moment in
 * UTC. A hidden field could hold a later one, but what is known is not thrown away for it.
 */
export function lastActivity(record: CrmRecord, { activityFields }: HygienePolicy): LastActivity {
  const times = activityFields.flatMap((name) => instantIn(record, name) ?? []);
  if (times.length > 0) return { state: 'known', at: Math.max(...times) };
  const isEmpty = activityFields.every((name) => fieldReading(record, name)?.state === 'empty');
  return { state: isEmpty ? 'none' : 'unknown' };
}

/** True when every activity field was read, so that nothing later can be hidden. */
export const isActivityComplete = (record: CrmRecord, { activityFields }: HygienePolicy): boolean =>
  activityFields.every((name) => {
    const reading = fieldReading(record, name);
    return reading?.state === 'empty' || instantIn(record, name) !== null;
  });

function instantIn(record: CrmRecord, name: string): EpochMs | null {
  const instant = knownInstant(record, name);
  if (instant) return instant.earliest;
  const reading = fieldReading(record, name);
  const day = reading?.state === 'value' ? dayNumber(reading.value) : null;
  return day === null ? null : day * DAY_MS;
}
