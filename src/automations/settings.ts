import type { PackAutomations } from '../pack-parts/automations';
import { type HandoffOptions, handoffOptions } from '../rule-kinds/mql-handoff/options';
import type { RulePack } from '../rule-packs/schema';

/** The handoff of a pack: fields and answers of its rule, with what the automations add. */
export type HandoffSettings = HandoffOptions & NonNullable<PackAutomations['handoff']>;

/** Null where the pack has no handoff, or its rule is not to be read. */
export function handoffSettings({ automations, rules }: RulePack): HandoffSettings | null {
  const handoff = automations?.handoff;
  if (!handoff) return null;
  const rule = rules.find(({ id, kind }) => id === handoff.rule && kind === 'mql-handoff');
  const read = rule && handoffOptions.safeParse(rule.options);
  return read?.success ? { ...read.data, ...handoff } : null;
}
