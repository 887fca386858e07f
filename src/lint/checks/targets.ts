import { targetLimits } from '../../metrics/target-ranges';
import type { PackTarget } from '../../pack-parts/targets';
import type { RulePack } from '../../rule-packs/schema';
import type { Found, LintCheck } from '../check';

export const impossibleTarget: LintCheck = {
  code: 'impossible-target',
  level: 'error',
  explanation:
    'Shares run from 0 to 1, multiples and minutes from 0: every figure would lie on one side of it.',
  fix: 'Write 20% as 0.2.',
  find: ({ targets = [] }) =>
    targets.flatMap(({ metric, low, high }, index): Found[] => {
      const { least, most } = targetLimits(metric);
      const outside = [low, high].filter((end) => end !== undefined && (end < least || end > most));
      return outside.length > 0
        ? [
            {
              path: `targets[${index}]`,
              message: `${metric} is from ${least}${most === Number.POSITIVE_INFINITY ? ' on' : ` to ${most}`}: ${outside.join(' and ')} can’t be reached.`,
            },
          ]
        : [];
    }),
};

export const targetWithoutBasis: LintCheck = {
  code: 'target-without-basis',
  level: 'warning',
  explanation:
    'A target is held against a figure; what the figure is counted on is not in the pack, so it stays unknown.',
  fix: 'Add what is missing, or take the target out.',
  find: (pack) =>
    (pack.targets ?? []).flatMap(({ metric }, index): Found[] => {
      const why = missingFor(metric, pack);
      return why ? [{ path: `targets[${index}]`, message: `${metric}: ${why}.` }] : [];
    }),
};

function missingFor(metric: PackTarget['metric'], { quotas = [], pipelines }: RulePack): string | null {
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);
  switch (metric) {
    case 'coverage':
    case 'revenueToTarget':
      return quotas.some(({ owner, team }) => owner === undefined && team === undefined)
        ? null
        : 'there is no quota of all';
    case 'dataQuality':
      return stages.some(({ requiredFields }) => requiredFields.length > 0)
        ? null
        : 'no stage has required fields';
    default:
      return null;
  }
}
