import { knownValue } from '../../conditions/read-field';
import { isInstant } from '../../record/format';
import type { CrmRecord, EpochMs } from '../../record/types';
import { recordedRows } from '../recorded-rows';

/**
 * When the next step last changed; null when its history is not known. A text other than the one
 * the history ends with was written between the last row and the reading of the record.
 */
export function lastChange(record: CrmRecord): { at: EpochMs; notBefore: EpochMs | null } | null {
  const row = recordedRows(record, 'nextStep').at(-1);
  if (!row) return null;
  const known = knownValue(record, 'nextStep', 'text');
  if (known.state === 'value' && plain(String(known.value)) !== plain(row.to ?? ''))
    return { at: record.asOf, notBefore: row.at };
  return { at: row.at, notBefore: isInstant(row.notBefore) ? row.notBefore : null };
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
