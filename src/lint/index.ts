import { packContext } from '../rule-packs/pack-context';
import type { RulePack } from '../rule-packs/schema';
import type { LintCheck, LintFinding } from './check';
import { personalAccountDomain, tierTimes } from './checks/account-tiers';
import {
  answerEndsNothing,
  handoffWithoutMql,
  handoffWithoutReasons,
  handoffWithoutRule,
  taskAfterStale,
} from './checks/automations';
import { gapBetweenBands, overlappingBands } from './checks/bands';
import { holidayFarAway, unusedCalendar } from './checks/calendars';
import { alwaysTrueCondition, impossibleCondition } from './checks/conditions';
import { tierOrder, uncoveredDiscounts } from './checks/deal-desk';
import { escalationOrder, noEscalation } from './checks/escalations';
import { expired, holidaysOver, issuedInFuture, neverRecalibrated } from './checks/freshness';
import { guardWithoutRules, reasonsNobodySees } from './checks/guard';
import { staleAfterInactive } from './checks/hygiene';
import { quotaGap, quotaOfNobody, quotasOver } from './checks/quotas';
import { requiredAndForbidden } from './checks/required-and-forbidden';
import {
  ambiguousPerson,
  attainmentAsShare,
  attainmentWithoutFigures,
  skillNobodyHas,
  zeroCapacity,
} from './checks/roster';
import {
  accountWithoutOwner,
  emptyTeam,
  noFallback,
  overlappingTiers,
  teamlessPerson,
  unreachableBranch,
} from './checks/routing';
import { ruleWithoutPart, unknownExampleField } from './checks/rule-parts';
import { allSilent, duplicateRule, noExamples, noNextStep, unreachableRule } from './checks/rules';
import { oneSidedThreshold, unreachableMinimum, unreachableThreshold } from './checks/scoring-reach';
import { clockOfNoLength, duplicateSla } from './checks/service-levels';
import {
  contentLikeIntent,
  engagementWithoutDecay,
  noNegativeSignals,
  samePagePoints,
} from './checks/signals';
import { unknownStageValue } from './checks/stage-values';
import { closedStageBeforeOpen, missingEndStage, stageWithoutLimit } from './checks/stages';
import { impossibleTarget, targetWithoutBasis } from './checks/targets';
import { territoryWithoutOwner, unreachableTerritory, unusedRouting } from './checks/territories';

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
  expired,
  issuedInFuture,
  holidaysOver,
  holidayFarAway,
  unusedCalendar,
  missingEndStage,
  closedStageBeforeOpen,
  stageWithoutLimit,
  unreachableRule,
  ruleWithoutPart,
  unknownStageValue,
  unknownExampleField,
  requiredAndForbidden,
  duplicateRule,
  noNextStep,
  noExamples,
  allSilent,
  escalationOrder,
  noEscalation,
  clockOfNoLength,
  duplicateSla,
  tierOrder,
  uncoveredDiscounts,
  unreachableBranch,
  noFallback,
  teamlessPerson,
  emptyTeam,
  overlappingTiers,
  accountWithoutOwner,
  personalAccountDomain,
  tierTimes,
  ambiguousPerson,
  zeroCapacity,
  attainmentAsShare,
  attainmentWithoutFigures,
  skillNobodyHas,
  territoryWithoutOwner,
  unreachableTerritory,
  unusedRouting,
  staleAfterInactive,
  quotasOver,
  quotaOfNobody,
  quotaGap,
  impossibleTarget,
  targetWithoutBasis,
  guardWithoutRules,
  reasonsNobodySees,
  handoffWithoutReasons,
  handoffWithoutMql,
  handoffWithoutRule,
  answerEndsNothing,
  taskAfterStale,
];

/** What a valid pack could do better: errors first, then warnings, each in the order of the checks. */
export function lintPack(pack: RulePack, now: number): LintFinding[] {
  const context = { pack: packContext(pack), now };
  const findings = LINT_CHECKS.flatMap(({ code, level, explanation, fix, find }) =>
    find(pack, context).map((found): LintFinding => ({ code, level, explanation, fix, ...found })),
  );
  return findings.sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
}
