import { DAY_MS } from '../record/format';
import { isCrmHistory } from '../record/history';
import type { CrmRecord, EpochMs, HistoryEntry } from '../record/types';
import { recordedRows } from '../rule-kinds/recorded-rows';
import type { StagePlace, StageResolver } from '../rule-kinds/stages';
import type { Calendar } from './calendar';

/** One row of a stage history. */
export interface StageRow {
  /** Null for a stage that the pack does not know. */
  place: StagePlace | null;
  from: StagePlace | null;
  at: EpochMs;
  /** False for a move that was only seen afterwards, by more than a day: no time can rest on it. */
  isTimed: boolean;
  source: HistoryEntry['source'];
}

/** A stay in one stage: rows that repeat the stage are merged. */
export interface StageVisit {
  place: StagePlace | null;
  /** Null when not known to the day. */
  from: EpochMs | null;
  /** `undefined` while it lasts. */
  until: EpochMs | null | undefined;
}

/** The stage rows of one deal, oldest first; rows that empty the stage say nothing. */
export function stageRows(record: CrmRecord, placeOf: StageResolver): StageRow[] {
  return recordedRows(record, 'stage')
    .filter(({ to }) => to !== null)
    .map(({ from, to, at, notBefore, source }) => ({
      place: placeOf(record, to),
      from: placeOf(record, from),
      at,
      isTimed: source !== 'observed' || at - (notBefore ?? Number.NEGATIVE_INFINITY) <= DAY_MS,
      source,
    }));
}

/**
 * Stays in stages, oldest first. When the first row of a CRM's history states the stage before it,
 * that stay began when the record was created.
 */
export function stageVisits(rows: readonly StageRow[], createdAt: EpochMs | null): StageVisit[] {
  const visits: StageVisit[] = [];
  const [first] = rows;
  if (first?.from && first.from.stage !== first.place?.stage)
    visits.push({ place: first.from, from: isCrmHistory(first) ? createdAt : null, until: undefined });
  for (const { place, at, isTimed } of rows) {
    const current = visits.at(-1);
    if (current && place && current.place?.stage === place.stage) continue;
    const moment = isTimed ? at : null;
    if (current) current.until = moment;
    visits.push({ place, from: moment, until: undefined });
  }
  return visits;
}

/** Days from one row to the next, by the stage of the earlier one: the reading that merges nothing. */
export function rowStays(
  rows: readonly StageRow[],
  dayOf: Calendar,
): { place: StagePlace | null; days: number }[] {
  return rows.slice(0, -1).flatMap((row, index) => {
    const next = rows[index + 1];
    if (!next?.isTimed || !row.isTimed) return [];
    return [{ place: row.place, days: dayOf(next.at) - dayOf(row.at) }];
  });
}
