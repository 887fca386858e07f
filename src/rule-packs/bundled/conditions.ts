import type { Condition } from '../../conditions/condition';

/** Short ways to write the conditions that bundled packs repeat. */

export const anyOf = (...of: Condition[]): Condition => ({ op: 'any', of });
export const allOf = (...of: Condition[]): Condition => ({ op: 'all', of });
export const words = (field: string, list: string[]): Condition => ({ op: 'anyOfWords', field, words: list });
export const seen = (field: string): Condition => ({ op: 'exists', field });
export const atLeast = (field: string, value: number): Condition => ({ op: 'gte', field, value });
export const isYes = (field: string): Condition => ({ op: 'eq', field, value: true });
