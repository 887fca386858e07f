import type { CrmRecord } from './types';

const FIELDS = ['amount', 'closeDate', 'owner'] as const;

/** A stage by all its names: labels change with the page's language, ids do not. */
type StageNames = [id: string | null, pack: string | null, label: string | null];

/**
 * Stage, amount, close date and owner as one string: a snooze ends when one of them changes.
 * What the page did not give, or holds an unsaved edit of, counts as not known (null).
 */
export function recordFingerprint(record: CrmRecord): string {
  return JSON.stringify([stageOf(record), ...FIELDS.map((name) => savedValue(record, name))]);
}

/** True when a part known in both fingerprints differs; a part that is not known says nothing. */
export function hasMoved(before: string, after: string): boolean {
  const [oldStage, ...old] = partsOf(before);
  const [stage, ...parts] = partsOf(after);
  if (isAnotherStage(oldStage, stage)) return true;
  return parts.some((part, index) => part !== null && (old[index] ?? null) !== null && old[index] !== part);
}

/** By the first name known of both: the CRM's id, the rule pack's id, the label. */
function isAnotherStage(before: unknown, after: unknown): boolean {
  const [old, now] = [namesOf(before), namesOf(after)];
  const known = now.findIndex((name, index) => name !== null && (old[index] ?? null) !== null);
  return known !== -1 && now[known] !== old[known];
}

/** Fingerprints of the first versions hold the label alone. */
function namesOf(stage: unknown): unknown[] {
  return Array.isArray(stage) ? stage : [null, null, stage ?? null];
}

function stageOf(record: CrmRecord): StageNames | null {
  if (isUnsaved(record, 'stage')) return null;
  const label = record.stage?.label ?? savedValue(record, 'stage');
  return label === null ? null : [record.stage?.id ?? null, record.packStage ?? null, label];
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
