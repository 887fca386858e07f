import type { Condition } from '../conditions/condition';
import type { FieldTest } from '../conditions/field-test';
import type { PackSla } from '../pack-parts/slas';
import type { SlaPolicy } from '../sla/policy';

const MINUTE_MS = 60_000;

/** Compiles one service level of a checked pack. */
export function compileSla(sla: PackSla, compile: (condition: Condition) => FieldTest): SlaPolicy {
  const { id, title, appliesTo, start, startLabel, stop, stopLabel } = sla;
  return {
    id,
    title,
    appliesTo,
    start,
    startLabel,
    stop,
    stopLabel,
    targetMs: sla.targetMinutes * MINUTE_MS,
    escalation: sla.escalation.map(({ label, afterMinutes }) => ({
      label,
      afterMs: afterMinutes * MINUTE_MS,
    })),
    unless: sla.unless ? compile(sla.unless) : null,
    untouchedWhen: sla.untouchedWhen ? compile(sla.untouchedWhen) : null,
  };
}
