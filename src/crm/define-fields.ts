import { CONCEPTS, type Concept } from '../record/concepts';
import type { FieldDefinition, FieldMap } from '../record/field-map';
import type { Crm, ObjectKind } from '../record/types';

/** API names per concept, most specific first. */
export type ConceptNames = Partial<Record<Concept, readonly string[]>>;

/** The standard map of one CRM, with the label and type of each concept. */
export function defineFields(crm: Crm, names: Record<ObjectKind, ConceptNames>): FieldMap {
  return (Object.keys(CONCEPTS) as Concept[]).flatMap((name): FieldDefinition[] => {
    const perObject = Object.fromEntries(
      Object.entries(names).flatMap(([object, concepts]) =>
        concepts[name] ? [[object, concepts[name]]] : [],
      ),
    );
    if (Object.keys(perObject).length === 0) return [];
    return [{ name, ...CONCEPTS[name], apiNames: { [crm]: perObject } }];
  });
}
