import type { EpochMs } from './types';

export const SPEND_KINDS = ['marketing', 'sales', 'lifetimeValue'] as const;
export type SpendKind = (typeof SPEND_KINDS)[number];

/** What was spent in one calendar month, or what one customer is worth: from outside the CRM (domain.md § 8). */
export interface SpendRow {
  kind: SpendKind;
  /** The month, "2026-10"; of a lifetime value the day it was worked out, "2026-11-15". */
  when: string;
  /** The lead source that marketing spend was for; '' for spend that is not put down to one. */
  source: string;
  /** 0 or more. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  note: string;
}

/** As it is kept. */
export interface StoredSpend extends SpendRow {
  savedAt: EpochMs;
}

export const SPEND_LIMITS = { amount: 1e12, source: 200, note: 500, rows: 10_000 } as const;

const MONTH = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/;
const DAY = /^(?:19|20)\d\d-\d\d-\d\d$/;
const CURRENCY = /^[A-Z]{3}$/;

export const isMonth = (text: string): boolean => MONTH.test(text);
export const isCurrency = (text: string): boolean => CURRENCY.test(text);
export const isAmount = (value: number): boolean => value >= 0 && value <= SPEND_LIMITS.amount;

/** A day that there is: not 2026-02-30. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** What there is only once: a kind, its month or day, and its source. */
export const spendKey = ({ kind, when, source }: Pick<SpendRow, 'kind' | 'when' | 'source'>): string =>
  JSON.stringify([kind, when, source]);

/** By month, marketing before sales, what has no source first; lifetime values at the end. */
export function sortedSpend<Row extends SpendRow>(rows: readonly Row[]): Row[] {
  const place = ({ kind, when, source }: Row): string =>
    `${kind === 'lifetimeValue' ? 1 : 0} ${when} ${SPEND_KINDS.indexOf(kind)} ${source}`;
  return [...rows].sort((a, b) => (place(a) < place(b) ? -1 : Number(place(a) > place(b))));
}
