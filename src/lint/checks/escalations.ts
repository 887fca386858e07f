import type { PackSla } from '../../pack-parts/slas';
import { slaClock } from '../../rule-packs/compile-sla';
import type { LintCheck } from '../check';

type Step = PackSla['escalation'][number];

/** When a step comes, from the start on one clock; from the due time where the target is in days. */
function placeOf(step: Step, sla: PackSla): { measure: string; minutes: number } {
  const clock = step.clock ?? slaClock(sla);
  const { targetMinutes } = sla;
  if (step.afterMinutes !== undefined) return { measure: `start ${clock}`, minutes: step.afterMinutes };
  const late = step.afterDueMinutes ?? 0;
  const isFromStart = targetMinutes !== undefined && clock === slaClock(sla);
  return isFromStart
    ? { measure: `start ${clock}`, minutes: targetMinutes + late }
    : { measure: `due ${clock}`, minutes: late };
}

export const escalationOrder: LintCheck = {
  code: 'escalation-order',
  level: 'warning',
  explanation: 'Steps that do not rise tell the manager before the rep, or two people at once.',
  fix: 'Order the steps by time, each later than the one before.',
  find: ({ slas }) =>
    slas.flatMap((sla, index) =>
      sla.escalation.flatMap((step, at) => {
        const before = sla.escalation[at - 1];
        const [own, earlier] = [placeOf(step, sla), before ? placeOf(before, sla) : null];
        return own && earlier && own.measure === earlier.measure && own.minutes <= earlier.minutes
          ? [
              {
                path: `slas[${index}].escalation[${at}]`,
                message: `“${step.label}” of “${sla.title}” comes no later than the step before.`,
              },
            ]
          : [];
      }),
    ),
};

export const noEscalation: LintCheck = {
  code: 'no-escalation',
  level: 'warning',
  explanation: 'A service level that nobody hears of when it is missed is a wish.',
  fix: 'Add at least one escalation step.',
  find: ({ slas }) =>
    slas.flatMap(({ escalation, title }, index) =>
      escalation.length === 0
        ? [{ path: `slas[${index}].escalation`, message: `Nobody is told when “${title}” is missed.` }]
        : [],
    ),
};
