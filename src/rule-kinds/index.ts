import amountChanged from './amount-changed';
import amountMissing from './amount-missing';
import closeDatePast from './close-date-past';
import closeDatePush from './close-date-push';
import condition from './condition';
import dealDesk from './deal-desk';
import type { RuleKind } from './define';
import duplicate from './duplicate';
import inactiveDeal from './inactive-deal';
import lifecycle from './lifecycle';
import mqlHandoff from './mql-handoff';
import nextStepMissing from './next-step-missing';
import nonStandardTerms from './non-standard-terms';
import requiredFields from './required-fields';
import routing from './routing';
import stageRegression from './stage-regression';
import stageSkip from './stage-skip';
import staleDeal from './stale-deal';
import unattributedMove from './unattributed-move';

/** Every rule kind this version knows. A new kind is its folder and one line here. */
export const RULE_KINDS: readonly RuleKind[] = [
  amountChanged,
  amountMissing,
  closeDatePast,
  closeDatePush,
  condition,
  dealDesk,
  duplicate,
  inactiveDeal,
  lifecycle,
  mqlHandoff,
  nextStepMissing,
  nonStandardTerms,
  requiredFields,
  routing,
  stageRegression,
  stageSkip,
  staleDeal,
  unattributedMove,
];

/** The kind with this id, or null when this version does not know it. */
export function ruleKind(id: string): RuleKind | null {
  return RULE_KINDS.find((kind) => kind.id === id) ?? null;
}
