import type { ApiValue } from '../../api/api-value';
import type { SalesforceRow } from './shapes';

/** A cell as a plain value; null for related records and anything else that is none. */
export const apiValue = (cell: unknown): ApiValue =>
  typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;

/** A text of a related record ("Owner.Name"); null when there is no such record or it is closed to us. */
export function relatedText(row: SalesforceRow, relationship: string, field: string): string | null {
  const related = row[relationship];
  if (typeof related !== 'object' || related === null || !Object.hasOwn(related, field)) return null;
  const value: unknown = Reflect.get(related, field);
  return typeof value === 'string' ? value : null;
}
