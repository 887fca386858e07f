import { packContext } from '../rule-packs/pack-context';
import type { RulePack } from '../rule-packs/schema';
import type { LintCheck, LintFinding } from './check';
import { gapBetweenBands, overlappingBands } from './checks/bands';
import { alwaysTrueCondition, impossibleCondition } from './checks/conditions';
import { tierOrder, uncoveredDiscounts } from './checks/deal-desk';
import { escalationOrder, noEscalation } from './checks/escalations';
import { holidaysOver, issuedInFuture, neverRecalibrated } from './checks/freshness';
import { requiredAndForbidden } from './checks/required-and-forbidden';
import {
  accountWithoutOwner,
  emptyTeam,
  noFallback,
  overlappingTiers,
  teamlessPerson,
  unreachableBranch,
} from './checks/routing';
import { allSilent, duplicateRule, noExamples, noNextStep, unreachableRule } from './checks/rules';
import { oneSidedThreshold, unreachableMinimum, unreachableThreshold } from './checks/scoring-reach';
import {
  contentLikeIntent,
  engagementWithoutDecay,
  noNegativeSignals,
  samePagePoints,
} from './checks/signals';
import { closedStageBeforeOpen, missingEndStage, stageWithoutLimit } from './checks/stages';

export type { LintFinding } from './check';

/** Every mistake that lint knows. What makes a pack unusable is refused earlier, by `parsePack`. */
export const LINT_CHECKS: readonly LintCheck[] = [
  unreachableThreshold,
  unreachableMinimum,
  oneSidedThreshold,
  contentLikeIntent,
  samePagePoints,
  noNegativeSignals,
  engagementWithoutDecay,
  overlappingBands,
  gapBetweenBands,
  impossibleCondition,
  alwaysTrueCondition,
  neverRecalibrated,
  issuedInFuture,
  holidaysOver,
  missingEndStage,
  closedStageBeforeOpen,
  stageWithoutLimit,
  unreachableRule,
  requiredAndForbidden,
  duplicateRule,
  noNextStep,
  noExamples,
  allSilent,
  escalationOrder,
  noEscalation,
  tierOrder,
  uncoveredDiscounts,
  unreachableBranch,
  noFallback,
  teamlessPerson,
  emptyTeam,
  overlappingTiers,
  accountWithoutOwner,
];

/** What a valid pack could do better: errors first, then warnings, each in the order of the checks. */
export function lintPack(pack: RulePack, now: number): LintFinding[] {
  const context = { pack: packContext(pack), now };
  const findings = LINT_CHECKS.flatMap(({ code, level, explanation, fix, find }) =>
    find(pack, context).map((found): LintFinding => ({ code, level, explanation, fix, ...found })),
  );
  return findings.sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
}
