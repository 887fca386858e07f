import { type Condition, conditionSchema, isGroup } from '../../conditions/condition';
import type { RulePack } from '../../rule-packs/schema';

export interface PlacedCondition {
  path: string;
  condition: Condition;
}

/**
 * Every whole condition of a pack, wherever a part or a rule's options hold one: found by its shape,
 * so that a new part is covered without a change here.
 */
export function packConditions(pack: RulePack): PlacedCondition[] {
  const found: PlacedCondition[] = [];
  visit(pack, '', found);
  return found;
}

function visit(value: unknown, path: string, found: PlacedCondition[]): void {
  if (typeof value !== 'object' || value === null) return;
  const condition = 'op' in value ? conditionSchema.safeParse(value) : null;
  if (condition?.success) {
    found.push({ path, condition: condition.data });
    return;
  }
  if (Array.isArray(value))
    for (const [index, entry] of value.entries()) visit(entry, `${path}[${index}]`, found);
  else
    for (const [key, entry] of Object.entries(value))
      visit(entry, path === '' ? key : `${path}.${key}`, found);
}

/** A condition and all groups inside it, with their paths. */
export function withGroups({ path, condition }: PlacedCondition): PlacedCondition[] {
  if (!isGroup(condition)) return [{ path, condition }];
  const inner = condition.of.flatMap((part, index) =>
    isGroup(part) ? withGroups({ path: `${path}.of[${index}]`, condition: part }) : [],
  );
  return [{ path, condition }, ...inner];
}
