import { fieldReading } from '../conditions/read-field';
import type { CrmRecord } from '../record/types';
import type { StagePlace } from '../rule-kinds/stages';

/** How the required fields of one deal stand; names of fields. */
export interface RequiredFields {
  filled: readonly string[];
  empty: readonly string[];
  /** Not on the record, or not readable: neither filled nor empty. */
  unknown: readonly string[];
}

const NONE: RequiredFields = { filled: [], empty: [], unknown: [] };

/** `stage` takes the fields that the deal's stage requires in the pack. */
export function requiredFields(
  record: CrmRecord,
  place: StagePlace | null,
  names: readonly string[] | 'stage',
): RequiredFields {
  const fields = names === 'stage' ? (place?.stage.requiredFields ?? []) : names;
  if (fields.length === 0) return NONE;
  const inState = (state: keyof RequiredFields) => fields.filter((name) => stateOf(record, name) === state);
  return { filled: inState('filled'), empty: inState('empty'), unknown: inState('unknown') };
}

function stateOf(record: CrmRecord, name: string): keyof RequiredFields {
  const reading = fieldReading(record, name);
  if (!reading || reading.state === 'unreadable') return 'unknown';
  if (reading.state === 'empty') return 'empty';
  return typeof reading.value === 'string' && reading.value.trim() === '' ? 'empty' : 'filled';
}
