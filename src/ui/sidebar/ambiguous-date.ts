import type { CrmRecord } from '../../record/types';

/** The first date on the record that can be read two ways, as the CRM shows it; null when none is. */
export function ambiguousDateExample(record: CrmRecord): string | null {
  for (const field of Object.values(record.fields))
    if (field.state === 'unreadable' && field.reason === 'ambiguous-date' && field.text) return field.text;
  return null;
}
