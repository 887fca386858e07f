import { dayNumber, fieldReading, knownValue } from '../../conditions/read-field';
import type { CrmRecord, FieldReading, HistoryEntry } from '../../record/types';
import { recordedRows } from '../../rule-kinds/recorded-rows';
import { type FieldSource, fieldTimeline, hasFullHistory, type Step } from './field-timeline';

/** An amount as it stood: in hundredths of its currency, so that sums are exact; null when empty. */
export interface Amount {
  cents: number | null;
  /** ISO 4217; null when the source states none. */
  currency: string | null;
}

/** Hundredths of an amount. What is finer is rounded once, here, so that figures still add up. */
export const toCents = (amount: number): number => Math.round(Number((amount * 100).toPrecision(15))) + 0;

const EMPTY_AMOUNT: Amount = { cents: null, currency: null };

/** Histories write amounts as plain decimals; anything else could be read two ways. */
const PLAIN_NUMBER = /^-?\d{1,15}(\.\d+)?$/;

const sourceOf = (record: CrmRecord, field: 'amount' | 'closeDate' | 'owner') => ({
  rows: recordedRows(record, field),
  asOf: record.asOf,
  isFull: hasFullHistory(record, field),
});

export function amountTimeline(record: CrmRecord): Step<Amount>[] {
  const reading = savedReading(record, 'amount');
  const stated = reading?.state === 'value' ? (reading.currency ?? null) : null;
  const source: FieldSource<Amount> = {
    ...sourceOf(record, 'amount'),
    read: (row, end) => amountOfRow(row, end, stated),
    isSame: (a, b) => a.cents === b.cents && (a.cents === null || a.currency === b.currency),
    beginning: EMPTY_AMOUNT,
    saved: savedAmount(record, reading, stated),
  };
  return fieldTimeline(source);
}

/** A row without a currency of its own is in the one the record has now. */
function amountOfRow(row: HistoryEntry, end: 'from' | 'to', stated: string | null): Amount | undefined {
  const text = row[end]?.trim();
  if (!text) return EMPTY_AMOUNT;
  if (!PLAIN_NUMBER.test(text)) return undefined;
  return { cents: toCents(Number(text)), currency: row.currencies?.[end] ?? stated };
}

function savedAmount(record: CrmRecord, reading: FieldReading | null, currency: string | null) {
  const known = reading && knownValue(record, 'amount', 'money');
  if (known?.state === 'empty') return EMPTY_AMOUNT;
  return known?.state === 'value' ? { cents: toCents(Number(known.value)), currency } : undefined;
}

/** Days since 1970-01-01; null while the deal has no close date. */
export function closeDayTimeline(record: CrmRecord): Step<number | null>[] {
  return fieldTimeline<number | null>({
    ...sourceOf(record, 'closeDate'),
    read: (row, end) => dayOfText(row[end]),
    isSame: (a, b) => a === b,
    beginning: null,
    saved: dayOfReading(savedReading(record, 'closeDate')),
  });
}

const dayOfText = (text: string | null): number | null | undefined =>
  text ? (dayNumber(text.slice(0, 10)) ?? undefined) : null;

function dayOfReading(reading: FieldReading | null): number | null | undefined {
  if (reading?.state === 'empty') return null;
  return reading?.state === 'value' ? dayOfText(String(reading.value)) : undefined;
}

/** As the CRM shows the owner’s name; null while nobody owns the deal. */
export function ownerTimeline(record: CrmRecord): Step<string | null>[] {
  const reading = savedReading(record, 'owner');
  return fieldTimeline<string | null>({
    ...sourceOf(record, 'owner'),
    read: (row, end) => row[end],
    isSame: (a, b) => a === b,
    beginning: null,
    saved: reading?.state === 'value' ? String(reading.value) : reading?.state === 'empty' ? null : undefined,
  });
}

/** The saved reading of a field: an edit that nobody saved yet says nothing. */
function savedReading(record: CrmRecord, name: string): FieldReading | null {
  const reading = fieldReading(record, name);
  return !reading || (reading.state !== 'unreadable' && reading.unsaved) ? null : reading;
}
