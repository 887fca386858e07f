import type { Condition } from '../../conditions/condition';
import type { PackRule } from '../../pack-parts/rules';
import { ruleKind } from '../../rule-kinds';
import type { CompiledPack } from '../compile-pack';

/** A condition of a pack and where it stands. */
export interface PackCondition {
  path: string;
  condition: Condition;
  /** The rule whose outcome it decides alone. */
  decides: string | null;
}

/** The conditions of signals, in the order of the scoring model, then those of rules. */
export function packConditions({ pack }: CompiledPack): PackCondition[] {
  const signals = (['fit', 'engagement', 'negative'] as const).flatMap((dimension) =>
    pack.scoring[dimension].map(({ when }, index) => ({
      path: `scoring.${dimension}[${index}].when`,
      condition: when,
      decides: null,
    })),
  );
  const rules = pack.rules.flatMap((rule, index) =>
    rule.mode === 'off' ? [] : ruleConditions(rule, `rules[${index}]`),
  );
  return [...signals, ...rules];
}

/** None for a kind that this version does not know or options that it refuses: that rule is an error. */
function ruleConditions({ id, kind, options }: PackRule, path: string): PackCondition[] {
  try {
    const own = Object.entries(ruleKind(kind)?.conditions(options) ?? {}).flatMap(([key, condition]) =>
      condition ? [{ path: `${path}.options.${key}`, condition, decides: null }] : [],
    );
    const fails = ruleKind(kind)?.failsWhen(options);
    return fails ? [...own, { path, condition: fails, decides: id }] : own;
  } catch {
    return [];
  }
}
