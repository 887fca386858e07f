import * as z from 'zod/mini';
import { ALL_TYPES } from './comparable';
import { fieldName, type Operator } from './operator';

export const presenceSchemas = [
  z.strictObject({ op: z.literal('exists'), field: fieldName }),
  z.strictObject({ op: z.literal('empty'), field: fieldName }),
] as const;

const exists: Operator = {
  name: 'exists',
  types: ALL_TYPES,
  whenEmpty: false,
  operands: () => [],
  judge: () => ({ holds: () => true }),
};

const empty: Operator = { ...exists, name: 'empty', whenEmpty: true, judge: () => ({ holds: () => false }) };

export const presenceOperators = { exists, empty };
