import type { FieldType } from '../record/types';
import { misfit } from './compile-condition';
import { isFieldCondition, type LeafCondition, leafFields } from './condition';

/** One thing wrong with a leaf: no such field, an operator that does not suit it, or a value of another type. */
export interface LeafMisfit {
  /** The key of the leaf that names the field. */
  key: string;
  field: string;
  wrong: 'field' | 'operator' | 'value';
}

/** What is wrong with a leaf in a pack; `typeOf` answers null for a field that the pack does not know. */
export function leafMisfits(leaf: LeafCondition, typeOf: (field: string) => FieldType | null): LeafMisfit[] {
  const named = leafFields(leaf);
  const missing = named.filter(({ field }) => typeOf(field) === null);
  if (missing.length > 0) return missing.map((entry) => ({ ...entry, wrong: 'field' }));
  const types = named.map(({ field }) => typeOf(field));
  const misfits = named.map((entry, index) => ({ ...entry, wrong: wrongWith(leaf, types, index) }));
  return misfits.flatMap(({ wrong, ...entry }) => (wrong === null ? [] : [{ ...entry, wrong }]));
}

/** A distance needs two fields of one type, so the second is the one that does not suit. */
function wrongWith(leaf: LeafCondition, types: readonly (FieldType | null)[], at: number) {
  const type = types[at] ?? 'text';
  if (isFieldCondition(leaf)) return misfit(leaf, type);
  const isDate = type === 'date' || type === 'datetime';
  return isDate && type === types[0] ? null : 'operator';
}
