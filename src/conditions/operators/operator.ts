import * as z from 'zod/mini';
import type { AssessContext, EpochMs, FieldType } from '../../record/types';
import type { Truth } from '../field-test';
import { type Comparable, normalText, type Operand } from './comparable';

/** A field that has a value, judged; `type` is the field's type in the pack. */
export interface Judge {
  holds(value: Comparable, context: AssessContext): Truth;
  /** Instants at which time alone may turn the answer; left out where it can't. */
  turnsAt?(value: Comparable): EpochMs[];
}

/** One operator of the closed list. Adding one is a file entry and its lines in OPERATORS.md. */
export interface Operator<Arguments = unknown> {
  name: string;
  /** Field types it may be used on. */
  types: readonly FieldType[];
  /** Its answer for a field that is known to be empty. */
  whenEmpty: boolean;
  /** The values in the arguments that must be of the field's own type. */
  operands(args: Arguments): readonly Operand[];
  /** Called once per pack; the operands fit the type. */
  judge(args: Arguments, type: FieldType): Judge;
}

export const fieldName = z.string().check(z.minLength(1), z.maxLength(60));
export const operand = z.union([z.string().check(z.maxLength(200)), z.number(), z.boolean()]);
export const operandList = z.array(operand).check(z.minLength(1), z.maxLength(300));
export const wordList = z
  .array(z.string().check(z.minLength(1), z.maxLength(200)))
  .check(z.minLength(1), z.maxLength(300));
export const textPart = z.string().check(
  z.minLength(1),
  z.maxLength(200),
  z.refine((text) => normalText(text) !== ''),
);
export const days = z.number().check(z.gte(0), z.lte(3650));
