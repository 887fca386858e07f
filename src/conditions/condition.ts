import * as z from 'zod/mini';
import { ageSchemas } from './operators/age';
import { daysBetweenSchema } from './operators/days-between';
import { emailSchemas } from './operators/email-domain';
import { equalitySchemas } from './operators/equality';
import { eventSchema } from './operators/events';
import { orderSchemas } from './operators/order';
import { presenceSchemas } from './operators/presence';
import { textSchemas } from './operators/text';

/**
 * The condition language of rule packs: a closed list of operators without loops, patterns or
 * code, so that every condition ends and can be explained. Meanings: OPERATORS.md.
 */

const fieldSchema = z.discriminatedUnion('op', [
  ...equalitySchemas,
  ...orderSchemas,
  ...textSchemas,
  ...emailSchemas,
  ...presenceSchemas,
  ...ageSchemas,
]);

/** One operator on one field. */
export type FieldCondition = z.infer<typeof fieldSchema>;
export type DaysBetweenCondition = z.infer<typeof daysBetweenSchema>;
export type EventCondition = z.infer<typeof eventSchema>;

/** A condition without parts. Which fields one reads: `leafFields`. */
export type LeafCondition = FieldCondition | DaysBetweenCondition | EventCondition;

export type GroupCondition =
  | { op: 'all' | 'any' | 'none'; of: Condition[] }
  | { op: 'atLeast'; count: number; of: Condition[] };

export type Condition = LeafCondition | GroupCondition;

const groupSchema = z.strictObject({
  op: z.enum(['all', 'any', 'none']),
  get of() {
    return z.array(conditionSchema).check(z.minLength(1), z.maxLength(100));
  },
});

/** Built inside the lazy schema below, because a check on the whole object reads its shape at once. */
const countedGroupSchema = () =>
  z
    .strictObject({
      op: z.literal('atLeast'),
      count: z.int().check(z.gte(1), z.lte(100)),
      of: z.array(conditionSchema).check(z.minLength(1), z.maxLength(100)),
    })
    .check(z.refine(({ count, of }) => count <= of.length, { path: ['count'] }));

export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.discriminatedUnion('op', [
    fieldSchema,
    daysBetweenSchema,
    eventSchema,
    groupSchema,
    countedGroupSchema(),
  ]),
);

const GROUP_OPERATORS: ReadonlySet<string> = new Set<GroupCondition['op']>(['all', 'any', 'none', 'atLeast']);

/** How many parts of a group must be true for it to be fulfilled; `none` is the opposite of that. */
export const partsNeeded = (group: GroupCondition): number => {
  if (group.op === 'atLeast') return group.count;
  return group.op === 'all' ? group.of.length : 1;
};

export const isGroup = (condition: Condition): condition is GroupCondition =>
  GROUP_OPERATORS.has(condition.op);

/** True for an operator on one field, which it has as `field`. */
export const isFieldCondition = (leaf: LeafCondition): leaf is FieldCondition => 'field' in leaf;

/** The leaves of a condition in their order, with their path. */
export function leafConditions(
  condition: Condition,
  path = '',
): { path: string; condition: LeafCondition }[] {
  if (!isGroup(condition)) return [{ path, condition }];
  return condition.of.flatMap((part, index) => leafConditions(part, `${path}.of[${index}]`));
}

/** The conditions on one field inside a condition, in their order, with their path. */
export function fieldConditions(
  condition: Condition,
  path = '',
): { path: string; condition: FieldCondition }[] {
  return leafConditions(condition, path).flatMap(({ path: at, condition: leaf }) =>
    isFieldCondition(leaf) ? [{ path: at, condition: leaf }] : [],
  );
}

/** The keys of a leaf that name fields, with the names. */
export function leafFields(leaf: LeafCondition): { key: string; field: string }[] {
  if (isFieldCondition(leaf)) return [{ key: 'field', field: leaf.field }];
  if (leaf.op === 'countAtLeast') return [];
  return [
    { key: 'from', field: leaf.from },
    { key: 'to', field: leaf.to },
  ];
}

/** Every field that a condition reads, once, in order. */
export function fieldsOf(condition: Condition): string[] {
  const names = new Set<string>();
  addFields(condition, names);
  return [...names];
}

function addFields(condition: Condition, names: Set<string>): void {
  if (isGroup(condition)) for (const part of condition.of) addFields(part, names);
  else if (isFieldCondition(condition)) names.add(condition.field);
  else for (const { field } of leafFields(condition)) names.add(field);
}
