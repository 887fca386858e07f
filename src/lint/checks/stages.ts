import type { LintCheck } from '../check';

export const missingEndStage: LintCheck = {
  code: 'missing-end-stage',
  level: 'warning',
  explanation: 'Win rate, cycle time and baselines come from deals that reach a won or a lost stage.',
  fix: 'Mark the stages that end a deal as “won” and “lost”.',
  find: ({ pipelines }) =>
    pipelines.flatMap(({ label, stages }, index) =>
      (['won', 'lost'] as const).flatMap((kind) =>
        stages.some((stage) => stage.kind === kind)
          ? []
          : [{ path: `pipelines[${index}].stages`, message: `“${label}” has no stage of kind ${kind}.` }],
      ),
    ),
};

export const closedStageBeforeOpen: LintCheck = {
  code: 'closed-stage-before-open',
  level: 'warning',
  explanation:
    'Stage order decides what a skip and a step back are; a closed stage among the open ones distorts both.',
  fix: 'Move closed stages behind the open ones.',
  find: ({ pipelines }) =>
    pipelines.flatMap(({ stages }, pipeline) => {
      const lastOpen = stages.findLastIndex(({ kind }) => kind === 'open');
      return stages.flatMap(({ kind, label }, index) =>
        kind !== 'open' && index < lastOpen
          ? [
              {
                path: `pipelines[${pipeline}].stages[${index}]`,
                message: `“${label}” ends a deal, but open stages follow.`,
              },
            ]
          : [],
      );
    }),
};

export const stageWithoutLimit: LintCheck = {
  code: 'stage-without-limit',
  level: 'warning',
  explanation: 'Until there is own history, a stage without days can’t tell a stale deal.',
  fix: 'Add staleAfterDays.',
  find({ pipelines, rules }) {
    const isJudged = rules.some(({ kind, mode }) => kind === 'stale-deal' && mode !== 'off');
    if (!isJudged) return [];
    return pipelines
      .map(({ label, stages }, index) => ({ label, stages, index }))
      .flatMap(({ label, stages, index }) =>
        stages.some(({ kind, staleAfterDays }) => kind === 'open' && staleAfterDays !== undefined)
          ? []
          : [
              {
                path: `pipelines[${index}].stages`,
                message: `No open stage of “${label}” says after how many days a deal is stale.`,
              },
            ],
      );
  },
};
