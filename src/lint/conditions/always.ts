import {
  type Condition,
  type FieldCondition,
  type GroupCondition,
  isFieldCondition,
  isGroup,
  type LeafCondition,
  partsNeeded,
} from '../../conditions/condition';
import { normalText } from '../../conditions/operators/comparable';
import type { FieldType } from '../../record/types';
import { EVERYTHING, intersection, isEmptyRange, leafRange, leavesNothingOut } from './value-range';

type TypeOf = (field: string) => FieldType;

/**
 * True when no record can fulfil a condition. Sound, not complete: it never calls a condition
 * impossible that some record fulfils, but does not find every impossible one.
 */
export function isNeverTrue(condition: Condition, typeOf: TypeOf): boolean {
  if (!isGroup(condition)) return areContradictory([condition], typeOf);
  if (condition.op === 'none') return isNeverFalse({ op: 'any', of: condition.of }, typeOf);
  const impossible = condition.of.filter((part) => isNeverTrue(part, typeOf)).length;
  if (condition.of.length - impossible < partsNeeded(condition)) return true;
  return isConjunction(condition) && areContradictory(requiredLeaves(condition), typeOf);
}

/** True when every record whose fields are known fulfils a condition; sound, not complete. */
export function isNeverFalse(condition: Condition, typeOf: TypeOf): boolean {
  if (!isGroup(condition)) return false;
  if (condition.op === 'none') return condition.of.every((part) => isNeverTrue(part, typeOf));
  const certain = condition.of.filter((part) => isNeverFalse(part, typeOf)).length;
  return (
    certain >= partsNeeded(condition) || (partsNeeded(condition) === 1 && coversAll(condition.of, typeOf))
  );
}

/** A field that is either empty or not is no condition at all; nor is one that is empty, up to 5 or above. */
function coversAll(parts: readonly Condition[], typeOf: TypeOf): boolean {
  const leaves = parts.flatMap((part) => (!isGroup(part) && isFieldCondition(part) ? [part] : []));
  const isFilled = (field: string) => {
    const own = leaves.filter((leaf) => leaf.field === field);
    const ranges = own.flatMap((leaf) => leafRange(leaf, typeOf(field)) ?? []);
    return own.some(({ op }) => op === 'exists') || leavesNothingOut(ranges);
  };
  return leaves.some(({ op, field }) => op === 'empty' && isFilled(field));
}

const isConjunction = (group: GroupCondition): boolean =>
  group.op !== 'none' && partsNeeded(group) === group.of.length;

/** Leaves that must all hold, through nested groups that demand all their parts. */
function requiredLeaves(condition: Condition): LeafCondition[] {
  if (!isGroup(condition)) return [condition];
  return isConjunction(condition) ? condition.of.flatMap(requiredLeaves) : [];
}

/** True when these leaves can't hold together. */
export function areContradictory(leaves: readonly LeafCondition[], typeOf: TypeOf): boolean {
  const byField = new Map<string, FieldCondition[]>();
  for (const leaf of leaves) {
    if (!isFieldCondition(leaf)) continue;
    byField.set(leaf.field, [...(byField.get(leaf.field) ?? []), leaf]);
  }
  return [...byField].some(([field, own]) => isImpossible(own, typeOf(field)));
}

function isImpossible(leaves: readonly FieldCondition[], type: FieldType): boolean {
  const mustBeEmpty = leaves.some(({ op }) => op === 'empty');
  if (mustBeEmpty && leaves.some(({ op }) => !HOLDS_ON_EMPTY.has(op))) return true;
  let range = EVERYTHING;
  for (const leaf of leaves) range = intersection(range, leafRange(leaf, type) ?? EVERYTHING);
  return isEmptyRange(range) || hasNoText(leaves) || isTooOldAndTooNew(leaves);
}

const HOLDS_ON_EMPTY: ReadonlySet<string> = new Set(['empty', 'neq', 'notIn']);

const asText = (value: unknown): string => (typeof value === 'string' ? normalText(value) : String(value));

/** Texts allowed by every `eq` and `in`, less those that a `neq` or `notIn` rules out. */
function hasNoText(leaves: readonly FieldCondition[]): boolean {
  let allowed: string[] | null = null;
  const refused = new Set<string>();
  for (const leaf of leaves) {
    if (leaf.op === 'neq') refused.add(asText(leaf.value));
    if (leaf.op === 'notIn') for (const value of leaf.values) refused.add(asText(value));
    if (leaf.op !== 'eq' && leaf.op !== 'in') continue;
    const own: string[] = (leaf.op === 'eq' ? [leaf.value] : leaf.values).map(asText);
    allowed = allowed === null ? own : allowed.filter((value) => own.includes(value));
  }
  return allowed?.every((value) => refused.has(value)) ?? false;
}

/** Older than 30 days, and within the last 14. */
function isTooOldAndTooNew(leaves: readonly FieldCondition[]): boolean {
  const older = leaves.flatMap((leaf) => (leaf.op === 'olderThanDays' ? [leaf.days] : []));
  const within = leaves.flatMap((leaf) => (leaf.op === 'withinDays' ? [leaf.days] : []));
  return older.length > 0 && within.length > 0 && Math.max(...older) >= Math.min(...within);
}
