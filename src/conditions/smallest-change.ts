import type { AssessContext, CrmRecord, FieldType } from '../record/types';
import { compileCondition } from './compile-condition';
import { type Condition, isGroup, type LeafCondition, partsNeeded } from './condition';

/** One condition without parts that has to turn true, or false. */
export interface Change {
  condition: LeafCondition;
  to: boolean;
  /** False while the field is unknown: it may be so already. */
  isKnown: boolean;
}

/** The fewest changes that make a condition true, or false; none when it is so already. */
export type SmallestChange = (record: CrmRecord, context: AssessContext, to: boolean) => Change[];

/**
 * Compiles a checked condition to its counterfactual ("the smallest change that clears this"). Of
 * equally small changes the first in the condition's order is chosen, known fields before unknown
 * ones. Conditions are turned one by one: two on the same field may ask for the same change twice.
 */
export function compileChange(condition: Condition, typeOf: (field: string) => FieldType): SmallestChange {
  if (!isGroup(condition)) return leafChange(condition, typeOf);
  const parts = condition.of.map((part) => compileChange(part, typeOf));
  const whenTrue = partsNeeded(condition);
  return (record, context, to) => {
    const partsTo = to === (condition.op !== 'none');
    const needed = partsTo ? whenTrue : parts.length - whenTrue + 1;
    return parts
      .map((part) => part(record, context, partsTo))
      .sort((a, b) => cost(a) - cost(b))
      .slice(0, needed)
      .flat();
  };
}

function leafChange(condition: LeafCondition, typeOf: (field: string) => FieldType): SmallestChange {
  const test = compileCondition(condition, typeOf);
  return (record, context, to) => {
    const truth = test.truth(record, context);
    return truth === to ? [] : [{ condition, to, isKnown: truth !== 'unknown' }];
  };
}

/** Far above the number of conditions a pack can hold, so that unknown ones only break ties. */
const KNOWN_COST = 100_000;

const cost = (changes: readonly Change[]) =>
  changes.reduce((sum, { isKnown }) => sum + KNOWN_COST + (isKnown ? 0 : 1), 0);
