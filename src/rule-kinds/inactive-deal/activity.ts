import { type KnownInstant, knownInstant, knownValue } from '../../conditions/read-field';
import { DAY_MS } from '../../record/format';
import type { CrmRecord, EpochMs } from '../../record/types';

/** The last activity as far as the record tells; `days` are whole days ago, `why` completes "{label} …". */
export type LastActivity =
  | { state: 'seen'; at: EpochMs; days: number }
  /** None was ever logged; counted from the day the record was made. */
  | { state: 'never'; at: EpochMs; days: number }
  | { state: 'future'; at: EpochMs }
  | { state: 'unknown'; why: string };

export type NextActivity =
  | { state: 'planned'; at: EpochMs }
  | { state: 'overdue'; at: EpochMs; days: number }
  | { state: 'none' }
  | { state: 'unknown'; why: string };

const wholeDays = (from: EpochMs, now: EpochMs) => Math.max(0, Math.floor((now - from) / DAY_MS));

export function lastActivity(record: CrmRecord, now: EpochMs): LastActivity {
  const read = instant(record, 'lastActivityAt');
  if (typeof read === 'string') return { state: 'unknown', why: read };
  if (read) {
    const { earliest: at } = read;
    return at > now + DAY_MS ? { state: 'future', at } : { state: 'seen', at, days: wholeDays(at, now) };
  }
  const made = instant(record, 'createdAt');
  if (made === null || typeof made === 'string')
    return { state: 'unknown', why: 'is empty, and the day the record was made is not to be seen' };
  return { state: 'never', at: made.earliest, days: wholeDays(made.earliest, now) };
}

/** A plan for today stands until the day is over, where only the day is known. */
export function nextActivity(record: CrmRecord, now: EpochMs): NextActivity {
  const read = instant(record, 'nextActivityAt');
  if (typeof read === 'string') return { state: 'unknown', why: read };
  if (!read) return { state: 'none' };
  const { earliest: at } = read;
  return read.latest >= now ? { state: 'planned', at } : { state: 'overdue', at, days: wholeDays(at, now) };
}

/** The instant, null when the field is empty, or the clause that says why nothing is known. */
function instant(record: CrmRecord, name: string): KnownInstant | string | null {
  const known = knownValue(record, name, 'datetime');
  if (known.state === 'unknown') return known.why;
  return known.state === 'empty' ? null : knownInstant(record, name);
}
