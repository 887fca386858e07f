import * as z from 'zod/mini';
import { ageSchemas } from './operators/age';
import { equalitySchemas } from './operators/equality';
import { orderSchemas } from './operators/order';
import { presenceSchemas } from './operators/presence';
import { textSchemas } from './operators/text';

/**
 * The condition language of rule packs: a closed list of operators without loops, patterns or
 * code, so that every condition ends and can be explained. Meanings: OPERATORS.md.
 */

const leafSchema = z.discriminatedUnion('op', [
  ...equalitySchemas,
  ...orderSchemas,
  ...textSchemas,
  ...presenceSchemas,
  ...ageSchemas,
]);

/** One operator on one field. */
export type FieldCondition = z.infer<typeof leafSchema>;

export interface GroupCondition {
  op: 'all' | 'any' | 'none';
  of: Condition[];
}

export type Condition = FieldCondition | GroupCondition;

const groupSchema = z.strictObject({
  op: z.enum(['all', 'any', 'none']),
  get of() {
    return z.array(conditionSchema).check(z.minLength(1), z.maxLength(100));
  },
});

export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.discriminatedUnion('op', [leafSchema, groupSchema]),
);

export const isGroup = (condition: Condition): condition is GroupCondition =>
  condition.op === 'all' || condition.op === 'any' || condition.op === 'none';

/** The conditions on fields inside a condition, in their order, with their path. */
export function fieldConditions(
  condition: Condition,
  path = '',
): { path: string; condition: FieldCondition }[] {
  if (!isGroup(condition)) return [{ path, condition }];
  return condition.of.flatMap((part, index) => fieldConditions(part, `${path}.of[${index}]`));
}
