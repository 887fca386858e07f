import { type ShownSince, WATCHED } from './shown-since';
import type { Crm, CrmRecord, FieldReading, FirstShown, HistoryEntry, HistoryField } from './types';

/** One saved value of a watched field: the CRM held it at some moment between `from` and `seenAt`. */
export interface Sighting extends FirstShown {
  /** The value as text; null when empty. A stage by its label. */
  text: string | null;
  /** Stages only: the CRM's id, and the language of the label. */
  id: string | null;
  language: string | null;
}

/** The newest sighting of each watched field, whichever visit it stems from. */
export type Baseline = { readonly [field in HistoryField]?: Sighting };

export interface Observed {
  changes: HistoryEntry[];
  baseline: Baseline;
  /** True when the visit shows a value that is older than the one known: a page left open too long. */
  isOutdated: boolean;
}

/**
 * What one visit shows of the watched fields. A field that is unreadable, unsaved or not drawn
 * says nothing and is left out. A page that does not tell since when counts as just opened.
 */
export function sightingsOf(record: CrmRecord, since: ShownSince): Baseline {
  const seen: { [field in HistoryField]?: Sighting } = {};
  for (const field of WATCHED) {
    const text = settledText(record, field);
    if (text === undefined) continue;
    const isStage = field === 'stage';
    seen[field] = {
      text,
      id: isStage ? (record.stage?.id ?? null) : null,
      language: isStage ? (record.language ?? null) : null,
      ...(since[field] ?? { from: record.asOf, seenAt: record.asOf }),
    };
  }
  return seen;
}

/**
 * Compares a visit with the newest sighting of each field, and says what is the newest then. Only
 * a sighting that begins after the known one ended is news, because only that proves the order in
 * which the CRM held the two values: a page that repeats what it showed before moves nothing,
 * however often and late it is read. The change lies between `notBefore` and `at`. Stages are named as the
 * CRM's own history names them, so that a change is told once, whatever the page's language.
 */
export function observeChanges(known: Baseline, seen: Baseline, crm?: Crm): Observed {
  const nameOf = (sighting: Sighting): string | null =>
    crm === 'salesforce' ? (sighting.id ?? sighting.text) : sighting.text;
  const baseline: { [field in HistoryField]?: Sighting } = { ...known };
  const changes: HistoryEntry[] = [];
  let isOutdated = false;
  for (const field of WATCHED) {
    const [before, now] = [known[field], seen[field]];
    if (!now) continue;
    if (!before) baseline[field] = now;
    else if (now.from === before.from) baseline[field] = { ...withId(before, now), seenAt: before.seenAt };
    else if (now.from >= before.seenAt) {
      if (hasChanged(before, now)) changes.push(changeOf(field, before, now, nameOf));
      baseline[field] = withId(before, now);
    } else isOutdated ||= hasChanged(before, now);
  }
  return { changes, baseline, isOutdated };
}

const changeOf = (
  field: HistoryField,
  before: Sighting,
  now: Sighting,
  nameOf: (sighting: Sighting) => string | null,
): HistoryEntry => ({
  field,
  at: now.seenAt,
  notBefore: before.from,
  from: nameOf(before),
  to: nameOf(now),
  source: 'observed',
});

/**
 * By the CRM's own stage id where both show one. Labels change with the page's language, so without
 * ids two languages say nothing about a move.
 */
function hasChanged(before: Sighting, now: Sighting): boolean {
  if (before.id !== null && now.id !== null) return before.id !== now.id;
  if (before.language && now.language && before.language !== now.language) return false;
  return before.text !== now.text;
}

/** A page that leaves out the stage's id shows the same stage by the same label. */
function withId(before: Sighting, now: Sighting): Sighting {
  const isSameLabel = before.text === now.text && before.language === now.language;
  return now.id === null && isSameLabel ? { ...now, id: before.id } : now;
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
