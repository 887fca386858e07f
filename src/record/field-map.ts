import type { Crm, FieldType, ObjectKind } from './types';

/** How one field is called in each CRM: API names per object, most specific first. */
export interface FieldDefinition {
  /** Concept name, or a rule pack's own field name. */
  name: string;
  label: string;
  type: FieldType;
  apiNames: Partial<Record<Crm, Partial<Record<ObjectKind, readonly string[]>>>>;
}

export type FieldMap = readonly FieldDefinition[];
