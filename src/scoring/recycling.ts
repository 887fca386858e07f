import { knownInstant, knownValue } from '../conditions/read-field';
import type { CrmRecord } from '../record/types';
import type { ScoringModel, Signal } from './model';

/**
 * Where an engagement signal lies against the day the lead was recycled. `undated`: it, or that
 * day, can't be placed closely enough to tell.
 */
export type Recycling = 'before' | 'after' | 'undated';

/**
 * Recycling resets engagement and keeps fit and negative points (domain.md § 3). Asked once per
 * record; the answer places each signal. A record without a recycling date was never recycled; a
 * date that the page does not show resets nothing, one that can't be read leaves signals undated.
 */
export function recycle(
  { resetField }: Pick<ScoringModel, 'resetField'>,
  record: CrmRecord,
): (signal: Signal) => Recycling {
  const always = (answer: Recycling) => (signal: Signal) =>
    signal.dimension === 'engagement' ? answer : 'after';
  if (resetField === null) return always('after');
  const known = knownValue(record, resetField, 'datetime');
  if (known.state === 'empty') return always('after');
  if (known.state === 'unknown') return always(known.cause === 'not-rendered' ? 'after' : 'undated');
  const reset = knownInstant(record, resetField);
  if (!reset) return always('undated');

  return ({ dimension, since }) => {
    if (dimension !== 'engagement') return 'after';
    const happened = since === null ? null : knownInstant(record, since);
    if (!happened) return 'undated';
    if (happened.latest < reset.earliest) return 'before';
    return happened.earliest >= reset.latest ? 'after' : 'undated';
  };
}
