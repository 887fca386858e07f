import type { LintCheck } from '../check';

/** A lead is answered with a reason, or not at all. */
export const handoffWithoutReasons: LintCheck = {
  code: 'handoff-without-reasons',
  level: 'warning',
  explanation: 'A lead can’t be rejected without a reason code, so nobody is offered an answer.',
  fix: 'Add reason codes to the pack.',
  find: ({ automations, reasonCodes = [] }) =>
    automations?.handoff && reasonCodes.length === 0
      ? [{ path: 'automations.handoff', message: 'The pack has a handoff and no reason codes.' }]
      : [],
};

export const handoffWithoutMql: LintCheck = {
  code: 'handoff-without-mql',
  level: 'warning',
  explanation: 'Without a stage that the score makes, the end of marketing’s part is not known.',
  fix: 'Set score to "mql" on the lifecycle stage that sales answers.',
  find: ({ automations, lifecycle }) =>
    automations?.handoff && !lifecycle?.stages.some(({ score }) => score === 'mql')
      ? [{ path: 'automations.handoff', message: 'No lifecycle stage is the MQL.' }]
      : [],
};

/** Tasks that are due after the stage is stale already. */
export const taskAfterStale: LintCheck = {
  code: 'task-after-stale',
  level: 'warning',
  explanation: 'A deal that keeps to its tasks is warned of as stale all the same.',
  fix: 'Make the task due earlier, or give the stage more days.',
  find: ({ automations, pipelines }) =>
    (automations?.stages ?? []).flatMap(({ id, tasks }, at) => {
      const limits = pipelines.flatMap(({ stages }) =>
        stages.filter((stage) => stage.id === id).flatMap(({ staleAfterDays }) => staleAfterDays ?? []),
      );
      const [limit] = limits;
      return tasks.flatMap(({ label, dueDays = 0 }, index) =>
        limit !== undefined && dueDays > (limit * 5) / 7
          ? [
              {
                path: `automations.stages[${at}].tasks[${index}].dueDays`,
                message: `“${label}” is due after ${dueDays} working days, and ${id} is stale after ${limit} days.`,
              },
            ]
          : [],
      );
    }),
};

export const handoffWithoutRule: LintCheck = {
  code: 'handoff-without-rule',
  level: 'warning',
  explanation: 'The rule names the fields and values of the answer; without it nobody is offered one.',
  fix: 'Name a rule of kind mql-handoff; it may stay in shadow mode.',
  find: ({ automations, rules }) =>
    automations?.handoff &&
    !rules.some(({ id, kind }) => id === automations.handoff?.rule && kind === 'mql-handoff')
      ? [
          {
            path: 'automations.handoff.rule',
            message: `There is no rule “${automations.handoff.rule}” of kind mql-handoff.`,
          },
        ]
      : [],
};

export const answerEndsNothing: LintCheck = {
  code: 'answer-ends-nothing',
  level: 'warning',
  explanation: 'An answer can’t end a clock that is not there, so the one that was meant runs on.',
  fix: 'Use the id of a service level of this pack, or take it out.',
  find: ({ automations, slas }) =>
    (automations?.handoff?.stops ?? []).flatMap((id, at) =>
      slas.some((sla) => sla.id === id)
        ? []
        : [{ path: `automations.handoff.stops[${at}]`, message: `There is no service level “${id}”.` }],
    ),
};
