import type { RuleKind } from './define';
import requiredFields from './required-fields';
import stageSkip from './stage-skip';
import staleDeal from './stale-deal';

/** Every rule kind this version knows. A new kind is its folder and one line here. */
export const RULE_KINDS: readonly RuleKind[] = [requiredFields, stageSkip, staleDeal];

/** The kind with this id, or null when this version does not know it. */
export function ruleKind(id: string): RuleKind | null {
  return RULE_KINDS.find((kind) => kind.id === id) ?? null;
}
