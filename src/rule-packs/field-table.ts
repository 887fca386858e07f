import { CONCEPTS, isConcept } from '../record/concepts';
import type { FieldContext } from '../rule-kinds/define';
import type { RulePack } from './schema';

/** A field by its name, or null when neither the concepts nor the pack know it. */
export type FieldTable = (name: string) => FieldContext | null;

/**
 * The concepts of every CRM adapter plus the pack's own fields. A concept that the pack lists too
 * takes the pack's label, and is missing from a CRM only where the pack maps it to an empty list.
 */
export function fieldTable(pack: Pick<RulePack, 'fields'>): FieldTable {
  const own = new Map(Object.entries(pack.fields));
  return (name) => {
    const definition = own.get(name);
    const concept = isConcept(name) ? CONCEPTS[name] : null;
    const source = definition ?? concept;
    if (!source) return null;
    return {
      name,
      label: source.label,
      type: source.type,
      existsOn({ crm, object }) {
        const apiNames = definition?.[crm]?.[object];
        return apiNames ? apiNames.length > 0 : concept !== null;
      },
    };
  };
}
