import { dayNumber, knownValue } from '../../conditions/read-field';
import { DAY_MS, isInstant, localDate } from '../../record/format';
import { isCrmHistory } from '../../record/history';
import type { CrmRecord, EpochMs, HistoryEntry } from '../../record/types';
import { recordedRows } from '../recorded-rows';

/** One move of the close date, in days since 1970-01-01. */
export interface DateMove {
  from: number;
  to: number;
  /** When it was made; for observed moves the end of the span it lies in. */
  at: EpochMs;
  /** Observed moves: when the old date was last seen; null when the moment is known. */
  notBefore: EpochMs | null;
  source: HistoryEntry['source'];
}

export interface DateHistory {
  /** Oldest first; edits of one day count as one. */
  moves: DateMove[];
  /** The CRM's own rows are there, so nothing is missing. */
  isComplete: boolean;
  /** Since when the history tells anything; null without any row. */
  since: EpochMs | null;
  /** A text of the history that is no date. */
  odd: string | null;
  /** The saved close date, else where the history ends. */
  current: number | null;
}

type Zone = { zone: string };

/** Follows the close date through its history. A date that was emptied and set again counts as moved. */
export function dateHistory(record: CrmRecord, zone: Zone): DateHistory {
  const rows = recordedRows(record, 'closeDate');
  const saved = savedDate(record);
  const moves: DateMove[] = [];
  let odd: string | null = null;
  let last: number | null = null;
  const read = (text: string | null) => {
    const day = text === null ? null : dateOf(text, zone);
    if (text !== null && day === null) odd ??= text;
    return day;
  };
  for (const { from: before, to: after, at, notBefore, source } of rows) {
    const from: number | null = read(before) ?? last;
    const to = read(after);
    if (from !== null && to !== null)
      append(moves, { from, to, at, notBefore: windowStart(source, notBefore), source }, zone);
    last = to ?? from;
  }
  const end = rows.at(-1);
  if (end && saved !== null && last !== null)
    append(moves, { from: last, to: saved, at: record.asOf, notBefore: end.at, source: 'observed' }, zone);
  return {
    moves,
    isComplete: rows.some(isCrmHistory),
    since: rows[0] ? (windowStart(rows[0].source, rows[0].notBefore) ?? rows[0].at) : null,
    odd,
    current: saved ?? last,
  };
}

const windowStart = (source: HistoryEntry['source'], notBefore: unknown): EpochMs | null =>
  source === 'observed' && isInstant(notBefore) ? notBefore : null;

/** Adds a move, or joins it to the one before when both were made on one day. */
function append(moves: DateMove[], move: DateMove, zone: Zone): void {
  const previous = moves.at(-1);
  if (previous && isSameDay(previous.at, move.at, zone)) {
    moves.pop();
    append(moves, { ...move, from: previous.from, notBefore: previous.notBefore }, zone);
  } else if (move.from !== move.to) moves.push(move);
}

const isSameDay = (a: EpochMs, b: EpochMs, zone: Zone) =>
  Math.abs(a - b) < 2 * DAY_MS && localDate(a, zone) === localDate(b, zone);

/** A date as histories write it: `YYYY-MM-DD`, an ISO moment, or epoch milliseconds as HubSpot has them. */
function dateOf(text: string, zone: Zone): number | null {
  const day = dayNumber(text);
  if (day !== null) return day;
  const at = /^\d{12,14}$/.test(text)
    ? Number(text)
    : /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text)
      ? Date.parse(text)
      : Number.NaN;
  return isInstant(at) ? dayNumber(localDate(at, zone)) : null;
}

function savedDate(record: CrmRecord): number | null {
  const known = knownValue(record, 'closeDate', 'date');
  const reading = record.fields.closeDate;
  if (known.state !== 'value' || (reading?.state === 'value' && reading.unsaved)) return null;
  return dayNumber(known.value);
}
