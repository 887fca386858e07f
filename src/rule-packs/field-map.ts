import type { PackField } from '../pack-parts/fields';
import type { FieldDefinition, FieldMap } from '../record/field-map';
import type { ObjectKind } from '../record/types';
import type { RulePack } from './schema';

/** The pack's fields as CRM adapters need them: to read fields that are no concepts, or add to those that are. */
export function packFieldMap(pack: Pick<RulePack, 'fields'>): FieldMap {
  return Object.entries(pack.fields).map(
    ([name, { label, type, hubspot, salesforce }]): FieldDefinition => ({
      name,
      label,
      type,
      apiNames: {
        ...(hubspot && { hubspot: mapped(hubspot) }),
        ...(salesforce && { salesforce: mapped(salesforce) }),
      },
    }),
  );
}

/** Without the empty lists, which only say that a CRM lacks the field. */
function mapped(mapping: NonNullable<PackField['hubspot']>): Partial<Record<ObjectKind, string[]>> {
  return Object.fromEntries(Object.entries(mapping).filter(([, names]) => names && names.length > 0));
}
