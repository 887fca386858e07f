import { type CompiledAutomations, compileAutomations } from '../automations/compile';
import type { FormatContext } from '../record/format';
import type { RulePack } from '../rule-packs/schema';

export type AutomationsInForce = () => Promise<CompiledAutomations | null>;

/** The automations of the pack in force, compiled once for each pack; null where it has none. */
export function automationsInForce(
  activePack: () => Promise<RulePack>,
  context: FormatContext,
): AutomationsInForce {
  let known: { pack: RulePack; compiled: CompiledAutomations | null } | null = null;
  return async () => {
    const pack = await activePack();
    if (known?.pack !== pack) known = { pack, compiled: compileAutomations(pack, context) };
    return known.compiled;
  };
}
