import { isCrmHistory } from '../../record/history';
import type { CrmRecord, EpochMs, HistoryEntry, HistoryField } from '../../record/types';

/** A stretch of time of which nothing is told; null is an open end. */
export interface Gap {
  since: EpochMs | null;
  until: EpochMs | null;
}

/** What is told of a field at one instant. */
export type Told<Value> = { isKnown: true; value: Value } | { isKnown: false; gap: Gap };

/** From `at` until the next step the field held `value`; undefined where nothing tells. */
export interface Step<Value> {
  at: EpochMs;
  value: Value | undefined;
}

export interface FieldSource<Value> {
  /** As `recordedRows` gives them. */
  rows: readonly HistoryEntry[];
  /** The value at one end of a row; undefined when its text can’t be read. */
  read(row: HistoryEntry, end: 'from' | 'to'): Value | undefined;
  isSame(a: Value, b: Value): boolean;
  /** What the field held before a CRM’s first row that states nothing before it; undefined: not told. */
  beginning: Value | undefined;
  /** As last read; undefined when it could not be. */
  saved: Value | undefined;
  asOf: EpochMs;
  /** The CRM’s history of this field is complete, so that no row means no change. */
  isFull: boolean;
}

/** True where the CRM itself keeps every change of a field, so that a field without rows never changed. */
export const hasFullHistory = (record: CrmRecord, field: HistoryField): boolean =>
  record.coverage === 'full' &&
  (field !== 'owner' || record.identity.crm === 'hubspot') &&
  record.history.some(({ source }) => source === 'crm');

/**
 * What a field held and when, oldest first; the first step begins before all time. Between two sightings
 * that differ nothing is told, and neither is what lies before the first sighting of a field without history.
 */
export function fieldTimeline<Value>(source: FieldSource<Value>): Step<Value>[] {
  const steps: Step<Value>[] = [{ at: Number.NEGATIVE_INFINITY, value: firstValue(source) }];
  for (const row of inTurn(source)) {
    if (row.source === 'observed') appendSighting(steps, row, source);
    else appendRow(steps, row, source);
  }
  appendSaved(steps, source);
  return steps;
}

/** The value at an instant, or the gap it lies in. */
export function toldAt<Value>(steps: readonly Step<Value>[], at: EpochMs): Told<Value> {
  const index = steps.findLastIndex((step) => step.at <= at);
  const step = steps[index];
  if (step?.value !== undefined) return { isKnown: true, value: step.value };
  const next = steps.slice(index + 1).find(({ value }) => value !== undefined);
  const since = step && Number.isFinite(step.at) ? step.at : null;
  return { isKnown: false, gap: { since, until: next?.at ?? null } };
}

function firstValue<Value>({ rows, read, beginning, saved, isFull }: FieldSource<Value>): Value | undefined {
  const [first] = rows;
  if (!first) return isFull ? saved : undefined;
  if (!isCrmHistory(first)) return undefined;
  if (first.from !== null) return read(first, 'from');
  return first.source === 'crm' ? beginning : undefined;
}

/** Rows of one instant are told in any order: each follows the one that it states as its beginning. */
function inTurn<Value>(source: FieldSource<Value>): HistoryEntry[] {
  const ordered: HistoryEntry[] = [];
  const { rows } = source;
  for (let from = 0; from < rows.length; ) {
    const until = rows.findIndex(({ at }, index) => index > from && at !== rows[from]?.at);
    const alike = rows.slice(from, until < 0 ? rows.length : until);
    while (alike.length > 0) ordered.push(...alike.splice(nextOf(alike, ordered.at(-1), source), 1));
    from = until < 0 ? rows.length : until;
  }
  return ordered;
}

/** The row that begins where the last one ended, else the one that no other leads to. */
function nextOf<Value>(
  alike: readonly HistoryEntry[],
  last: HistoryEntry | undefined,
  { read, isSame }: FieldSource<Value>,
): number {
  if (alike.length === 1) return 0;
  const held = last && read(last, 'to');
  const begins = (row: HistoryEntry, value: Value | undefined): boolean => {
    const from = row.from === null ? undefined : read(row, 'from');
    return value !== undefined && from !== undefined && isSame(value, from);
  };
  const follows = alike.findIndex((row) => begins(row, held));
  if (follows >= 0) return follows;
  const leads = (row: HistoryEntry) =>
    alike.every((other) => other === row || !begins(row, read(other, 'to')));
  return Math.max(0, alike.findIndex(leads));
}

function appendRow<Value>(steps: Step<Value>[], row: HistoryEntry, { read, isSame }: FieldSource<Value>) {
  const last = steps.at(-1);
  const from = row.from === null ? undefined : read(row, 'from');
  const isContradicted = last?.value !== undefined && from !== undefined && !isSame(last.value, from);
  if (isContradicted) forget(steps);
  push(steps, row.at, read(row, 'to'));
}

/** The old value was last seen at `notBefore`; what the field held until the new one was seen is not told. */
function appendSighting<Value>(
  steps: Step<Value>[],
  row: HistoryEntry,
  { read, isSame }: FieldSource<Value>,
) {
  const last = steps.at(-1);
  const from = read(row, 'from');
  const seen = Math.min(row.notBefore ?? last?.at ?? row.at, row.at);
  if (from === undefined || last?.value === undefined || !isSame(last.value, from)) {
    forget(steps);
    if (Number.isFinite(seen)) push(steps, seen, from);
  }
  if (seen + 1 < row.at) push(steps, seen + 1, undefined);
  push(steps, row.at, read(row, 'to'));
}

/** The record as last read; where it differs from the end of its history, the change lies in between. */
function appendSaved<Value>(steps: Step<Value>[], { saved, asOf, isSame }: FieldSource<Value>) {
  const last = steps.at(-1);
  if (saved === undefined || !last || last.at > asOf) return;
  if (last.value !== undefined && isSame(last.value, saved)) return;
  forget(steps);
  push(steps, asOf, saved);
}

/** Nothing is told from just after the last step on. */
function forget<Value>(steps: Step<Value>[]): void {
  const last = steps.at(-1);
  if (last?.value !== undefined && Number.isFinite(last.at)) push(steps, last.at + 1, undefined);
  else if (last?.value !== undefined) last.value = undefined;
}

/** Rows never run backwards: one that claims to be earlier than the step before begins with it. */
function push<Value>(steps: Step<Value>[], at: EpochMs, value: Value | undefined): void {
  steps.push({ at: Math.max(at, steps.at(-1)?.at ?? at), value });
}
