import { compileRouting } from '../routing/compile-routing';
import { routedTo } from '../routing/routed-to';
import type { PackContext, Rule, RuleEnvironment } from '../rule-kinds/define';
import type { Surroundings } from './surroundings';

/**
 * A rule that is told whom the pack's routing gives each record to, unless its environment says so
 * already. Rule kinds can't ask src/routing themselves: they know nothing but the pack and the record.
 */
export function withRouting(run: Rule, pack: PackContext): Rule {
  const { routing } = pack.parts;
  if (!routing) return run;
  const policy = compileRouting(routing, pack);
  return (record, environment: RuleEnvironment & Surroundings) => {
    const to = environment.routedTo ?? routedTo(record, policy, environment);
    return run(record, to ? { ...environment, routedTo: to } : environment);
  };
}
