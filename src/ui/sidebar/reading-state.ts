import type { PageReading } from '../../record/types';
import type { OpenedRecord } from '../../record/visit';

/** True when a reading holds nothing to judge: the reader failed, or only placeholders are there. */
export function isUnusable(reading: PageReading): boolean {
  if (reading.state === 'failed') return true;
  const isEmpty =
    reading.currentStage === null && Object.values(reading.fields).every((f) => f.state === 'unreadable');
  return isEmpty;
}

/** True when the store knows something that can change what the page alone said. */
export function isWorthAnotherLook(found: OpenedRecord): boolean {
  const { snapshot, dateOrder, clockSkewMs } = found;
  return (
    Boolean(snapshot ?? dateOrder ?? clockSkewMs) || found.observed.length + found.suppressions.length > 0
  );
}

/** True while an edit is open, valid or half typed; such a visit is not stored. */
export function hasUnsavedFields(reading: PageReading): boolean {
  return Object.values(reading.fields).some((field) => field.unsaved === true);
}
