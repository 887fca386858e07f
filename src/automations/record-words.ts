import type { DomainEvent } from '../record/domain-event';
import type { CrmRecord, FieldReading } from '../record/types';

/** A field as the CRM shows it; '' where there is none or it was not read. */
export const shown = (field: FieldReading | undefined): string =>
  field?.state === 'value' ? field.text.trim() : '';

export const nameOf = ({ title, fields }: CrmRecord): string => title?.trim() || shown(fields.name);

/** "Ada Sampleton, Example Rockets". */
export function whoText(record: CrmRecord): string {
  const name = nameOf(record) || 'A record without a name';
  const company = shown(record.fields.company);
  return company && company !== name ? `${name}, ${company}` : name;
}

/** The record of an event. Only an address that may be opened is given. */
export function recordOf({ identity, ...record }: CrmRecord): NonNullable<DomainEvent['record']> {
  const { crm, org, object, id, url } = identity;
  const name = nameOf({ identity, ...record });
  return { crm, org, object, id, name, url: /^https:/i.test(url) ? url : null };
}

/** Facts that were read, in the order given. */
export function factsIn(
  record: CrmRecord,
  names: readonly (readonly [label: string, field: string])[],
): { label: string; value: string }[] {
  return names.flatMap(([label, field]) => {
    const value = shown(record.fields[field]);
    return value ? [{ label, value }] : [];
  });
}
