import { knownInstant, knownValue } from '../conditions/read-field';
import { formatDayTime } from '../record/format';
import type { AssessContext, CrmRecord, EpochMs } from '../record/types';
import type { PackContext } from '../rule-kinds/define';

/** Clocks differ; more than this ahead of now is no time that can be relied on. */
export const SKEW_MS = 120_000;

/** A moment good enough for a clock of minutes, or why there is none; `why` is a clause on the field. */
export type Moment =
  | { state: 'at'; label: string; at: EpochMs; zoneAssumed: boolean }
  | { state: 'empty'; label: string }
  /** On the page, but not usable. */
  | { state: 'unusable'; label: string; why: string }
  /** Not on the page, or not readable. */
  | { state: 'hidden'; label: string; why: string };

export function readMoment(
  record: CrmRecord,
  name: string,
  context: AssessContext,
  pack: PackContext,
): Moment {
  const { label } = pack.field(name);
  const known = knownValue(record, name, 'datetime');
  if (known.state === 'empty') return { state: 'empty', label };
  const instant = knownInstant(record, name);
  if (known.state === 'unknown' || !instant)
    return { state: 'hidden', label, why: known.state === 'unknown' ? known.why : 'can’t be read' };
  if (instant.precision === 'day')
    return { state: 'unusable', label, why: 'has no time: the page shows the day only' };
  if (instant.earliest > context.now + SKEW_MS) {
    const shown = formatDayTime(instant.earliest, context);
    return { state: 'unusable', label, why: `(${shown}) lies ahead of now: a clock or a time zone differs` };
  }
  return { state: 'at', label, at: instant.earliest, zoneAssumed: instant.zoneAssumed };
}
