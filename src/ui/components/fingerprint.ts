import type { CrmRecord } from '../../record/types';

const FIELDS = ['amount', 'closeDate', 'owner'] as const;

/**
 * Stage, amount, close date and owner as one string: a snooze ends when one of them changes.
 * What the page did not give, or holds an unsaved edit of, counts as not known (null).
 */
export function recordFingerprint(record: CrmRecord): string {
  return JSON.stringify([stageOf(record), ...FIELDS.map((name) => savedValue(record, name))]);
}

/** True when a part known in both fingerprints differs; a part that is not known says nothing. */
export function hasMoved(before: string, after: string): boolean {
  const old = partsOf(before);
  return partsOf(after).some(
    (part, index) => part !== null && (old[index] ?? null) !== null && old[index] !== part,
  );
}

function stageOf(record: CrmRecord): string | null {
  if (isUnsaved(record, 'stage')) return null;
  return record.stage?.label ?? savedValue(record, 'stage');
}

function savedValue(record: CrmRecord, name: string): string | null {
  const field = record.fields[name];
  if (!field || field.state === 'unreadable' || field.unsaved) return null;
  return field.state === 'empty' ? '' : String(field.value);
}

function isUnsaved(record: CrmRecord, name: string): boolean {
  const field = record.fields[name];
  return field !== undefined && field.state !== 'unreadable' && field.unsaved === true;
}

function partsOf(fingerprint: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(fingerprint);
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
