import type { PackScoring } from '../../pack-parts/scoring';
import { attainablePoints } from '../../scoring/model';
import type { LintCheck } from '../check';

type Side = 'fit' | 'engagement';

/** Points of the 100-point scale that a side can give: its weight, or nothing without signals. */
const reach = (scoring: PackScoring, side: Side): number =>
  attainablePoints(scoring[side]) > 0 ? scoring.weights[side] : 0;

/** No lead can ever be an MQL. */
export const unreachableThreshold: LintCheck = {
  code: 'unreachable-threshold',
  level: 'error',
  explanation: 'A threshold that no lead can reach makes no MQL at all, however good the leads are.',
  fix: 'Lower the threshold, or add signals to the side that has none.',
  find({ scoring }) {
    const best = reach(scoring, 'fit') + reach(scoring, 'engagement');
    return best < scoring.threshold
      ? [
          {
            path: 'scoring.threshold',
            message: `The best lead reaches ${best}, the threshold is ${scoring.threshold}.`,
          },
        ]
      : [];
  },
};

/** A minimum above what its side can give. */
export const unreachableMinimum: LintCheck = {
  code: 'unreachable-minimum',
  level: 'error',
  explanation: 'A minimum above the weight of its side can’t be met, so no lead becomes an MQL.',
  fix: 'Set the minimum below the side’s weight.',
  find: ({ scoring }) =>
    (['fit', 'engagement'] as const).flatMap((side) => {
      const [best, minimum] = [reach(scoring, side), scoring[`${side}Minimum`]];
      return minimum > best
        ? [
            {
              path: `scoring.${side}Minimum`,
              message: `Its signals reach ${best}, the minimum is ${minimum}.`,
            },
          ]
        : [];
    }),
};

/** One side alone makes an MQL: the perfect company that never calls, or the student with every e-book. */
export const oneSidedThreshold: LintCheck = {
  code: 'one-sided-threshold',
  level: 'warning',
  explanation:
    'An MQL needs fit and engagement: a perfect company that never engages is none, nor is a student who downloads everything (domain: both thresholds).',
  fix: 'Set a minimum for the other side, or raise the threshold above the side’s weight.',
  find: ({ scoring }) =>
    (['fit', 'engagement'] as const).flatMap((side) => {
      const other = side === 'fit' ? 'engagement' : 'fit';
      const isAlone = reach(scoring, side) >= scoring.threshold && scoring[`${other}Minimum`] === 0;
      return isAlone
        ? [
            {
              path: `scoring.${other}Minimum`,
              message: `${side === 'fit' ? 'Fit' : 'Engagement'} alone reaches the threshold of ${scoring.threshold}.`,
            },
          ]
        : [];
    }),
};
