import { fieldsOf, leafConditions } from '../conditions/condition';
import type { PackScoring } from '../pack-parts/scoring';
import type { Case } from './case';

type NegativeSignal = PackScoring['negative'][number];

/** A negative signal that a suggestion does not take over, and why. */
export interface DroppedSignal {
  label: string;
  reason: string;
}

/**
 * Which negative signals of the pack in use a suggestion keeps. Past records teach points, not what rules a lead
 * out, so they stay where the records tell of their fields and no learned points speak for the same field.
 */
export function keptNegatives(
  negative: readonly NegativeSignal[],
  cases: readonly Pick<Case, 'values'>[],
  learned: ReadonlySet<string>,
): { kept: NegativeSignal[]; dropped: DroppedSignal[] } {
  const isTold = (field: string): boolean => cases.some(({ values }) => values[field] !== undefined);
  const kept: NegativeSignal[] = [];
  const dropped: DroppedSignal[] = [];
  for (const signal of negative) {
    const fields = fieldsOf(signal.when);
    const untold = fields.find((field) => !isTold(field));
    const twice = fields.find((field) => learned.has(field));
    const countsEvents = leafConditions(signal.when).some(({ condition }) => condition.op === 'countAtLeast');
    if (countsEvents) dropped.push({ label: signal.label, reason: 'Past records hold no events.' });
    else if (untold !== undefined)
      dropped.push({ label: signal.label, reason: `No record tells of its field “${untold}”.` });
    else if (twice !== undefined)
      dropped.push({ label: signal.label, reason: `Learned points speak for its field “${twice}”.` });
    else kept.push(signal);
  }
  return { kept, dropped };
}
