import type { CrmRecord, FieldReading, HistoryEntry, HistoryField } from './types';

const WATCHED = ['stage', 'amount', 'closeDate', 'owner'] as const satisfies readonly HistoryField[];

/**
 * What changed between two visits of the same record, as entries of its local history. A field
 * that was unreadable, unsaved or not rendered in either visit says nothing: no entry is made.
 * The change lies between `previous.asOf` (notBefore) and `current.asOf` (at).
 */
export function observeChanges(previous: CrmRecord, current: CrmRecord): HistoryEntry[] {
  if (current.asOf <= previous.asOf) return [];
  return WATCHED.flatMap((field) => {
    if (field === 'stage' && isSameStage(previous, current)) return [];
    const from = settledText(previous, field);
    const to = settledText(current, field);
    if (from === undefined || to === undefined || from === to) return [];
    return [{ field, at: current.asOf, notBefore: previous.asOf, from, to, source: 'observed' as const }];
  });
}

/**
 * By the CRM's own stage id where both visits show one. Labels change with the page's language, so
 * without ids two languages say nothing about a move.
 */
function isSameStage(previous: CrmRecord, current: CrmRecord): boolean {
  const [before, now] = [previous.stage?.id ?? null, current.stage?.id ?? null];
  if (before !== null && now !== null) return before === now;
  return Boolean(previous.language && current.language) && previous.language !== current.language;
}

/** The saved value as text; null when empty; undefined when it is not known. */
function settledText(record: CrmRecord, field: HistoryField): string | null | undefined {
  if (field === 'stage' && record.stage && !record.fields.stage) return record.stage.label;
  const reading: FieldReading | undefined = record.fields[field];
  if (!reading || reading.state === 'unreadable' || reading.unsaved) return undefined;
  if (reading.state === 'empty') return null;
  if (field === 'stage') return record.stage?.label ?? String(reading.value);
  return String(reading.value);
}
