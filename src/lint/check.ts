import type { PackContext } from '../rule-kinds/define';
import type { RulePack } from '../rule-packs/schema';

export type LintLevel = 'error' | 'warning';

/** One thing to mend. Texts are for the pack's author. */
export interface LintFinding {
  /** Stable; texts may change. */
  code: string;
  level: LintLevel;
  /** e.g. "scoring.engagement[2].decay"; "" for the pack as a whole. */
  path: string;
  message: string;
  /** Why it matters. */
  explanation: string;
  /** What to do. */
  fix: string;
}

export type Found = Pick<LintFinding, 'path' | 'message'>;

export interface LintContext {
  /** Names and types that the pack gives its fields and stages. */
  pack: PackContext;
  now: number;
}

/** One mistake that lint looks for: a file in `checks/` and a line in `index.ts`. */
export interface LintCheck {
  code: string;
  level: LintLevel;
  explanation: string;
  fix: string;
  /** Every place where the mistake is made. Pure; the pack is valid by its schema. */
  find(pack: RulePack, context: LintContext): Found[];
}
