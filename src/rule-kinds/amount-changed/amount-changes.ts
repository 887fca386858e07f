import { fieldReading, knownValue } from '../../conditions/read-field';
import { DAY_MS, isInstant, localDate } from '../../record/format';
import { isCrmHistory } from '../../record/history';
import type { CrmRecord, EpochMs, HistoryEntry } from '../../record/types';
import { recordedRows } from '../recorded-rows';

/** One change of the amount; edits of one day count as one. */
export interface AmountChange {
  from: number;
  to: number;
  /** When it was made; for observed changes the end of the span it lies in. */
  at: EpochMs;
  notBefore: EpochMs | null;
  source: HistoryEntry['source'];
  /** The two amounts are in different currencies, so that they can't be compared. */
  isMixed: boolean;
}

export interface AmountHistory {
  changes: AmountChange[];
  /** The CRM's own rows are there, so nothing is missing. */
  isComplete: boolean;
  /** Since when the history tells anything; null without any row. */
  since: EpochMs | null;
  /** A text of the history that is no number. */
  odd: string | null;
  /** The saved amount, else where the history ends. */
  current: number | null;
}

type Zone = { zone: string };

/**
 * Follows the amount through its history. The first amount is no change; one that was emptied and
 * set again counts as changed.
 */
export function amountHistory(record: CrmRecord, zone: Zone): AmountHistory {
  const rows = recordedRows(record, 'amount');
  const changes: AmountChange[] = [];
  let odd: string | null = null;
  let last: number | null = null;
  const read = (text: string | null) => {
    const amount = text === null ? null : amountOf(text);
    if (text !== null && amount === null) odd ??= text;
    return amount;
  };
  for (const row of rows) {
    const from: number | null = row.from === null ? last : read(row.from);
    const to = read(row.to);
    if (from !== null && to !== null)
      append(changes, { from, to, ...whenOf(row), isMixed: isMixed(row.currencies) }, zone);
    last = to ?? from;
  }
  const saved = savedAmount(record);
  const end = rows.at(-1);
  if (end && saved && last !== null) {
    const isOther = isMixed({ from: end.currencies?.to ?? saved.currency, to: saved.currency });
    const seen = { at: record.asOf, notBefore: end.at, source: 'observed' as const };
    append(changes, { from: last, to: saved.amount, ...seen, isMixed: isOther }, zone);
  }
  return {
    changes,
    isComplete: rows.some(isCrmHistory),
    since: rows[0] ? (whenOf(rows[0]).notBefore ?? rows[0].at) : null,
    odd,
    current: saved?.amount ?? last,
  };
}

function whenOf({ at, notBefore, source }: HistoryEntry) {
  return { at, notBefore: source === 'observed' && isInstant(notBefore) ? notBefore : null, source };
}

const isMixed = (currencies: HistoryEntry['currencies']): boolean =>
  currencies !== undefined && currencies.from !== currencies.to;

/** Adds a change, or joins it to the one before when both were made on one day. */
function append(changes: AmountChange[], change: AmountChange, zone: Zone): void {
  const previous = changes.at(-1);
  if (previous && isSameDay(previous.at, change.at, zone)) {
    changes.pop();
    const { from, notBefore } = previous;
    append(changes, { ...change, from, notBefore, isMixed: previous.isMixed || change.isMixed }, zone);
  } else if (change.from !== change.to || change.isMixed) changes.push(change);
}

const isSameDay = (a: EpochMs, b: EpochMs, zone: Zone) =>
  Math.abs(a - b) < 2 * DAY_MS && localDate(a, zone) === localDate(b, zone);

/** Histories write amounts as plain decimals; anything else could be read two ways. */
function amountOf(text: string): number | null {
  return /^-?\d{1,15}(\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}

function savedAmount(record: CrmRecord): { amount: number; currency: string | null } | null {
  const known = knownValue(record, 'amount', 'money');
  const reading = fieldReading(record, 'amount');
  if (known.state !== 'value' || reading?.state !== 'value' || reading.unsaved) return null;
  return { amount: Number(known.value), currency: reading.currency ?? null };
}
