import type { LintCheck } from '../check';

export const escalationOrder: LintCheck = {
  code: 'escalation-order',
  level: 'warning',
  explanation: 'Steps that do not rise tell the manager before the rep, or two people at once.',
  fix: 'Order the steps by time, each later than the one before.',
  find: ({ slas }) =>
    slas.flatMap(({ escalation, title }, index) =>
      escalation.flatMap((step, at) => {
        const before = escalation[at - 1];
        const isSameMeasure = step.afterMinutes !== undefined && before?.afterMinutes !== undefined;
        return isSameMeasure && Number(step.afterMinutes) <= Number(before.afterMinutes)
          ? [
              {
                path: `slas[${index}].escalation[${at}]`,
                message: `“${step.label}” of “${title}” comes no later than the step before.`,
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
