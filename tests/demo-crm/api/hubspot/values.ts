import type { DemoChange } from '../../model';

/**
 * How HubSpot writes values: everything is a string or null, and the same kind of value comes in
 * more than one form from record to record, as it does in recorded real responses.
 */

const isEven = (id: string) => Number(id.slice(-1)) % 2 === 0;

/** "5000.00" on even ids, "5000" on odd ones. */
export function money(amount: number | null, id: string): string | null {
  if (amount === null) return null;
  return isEven(id) ? amount.toFixed(2) : String(amount);
}

/** Midnight UTC, with milliseconds on odd ids only. */
export function closeDate(day: string | null, id: string): string | null {
  if (day === null) return null;
  return isEven(id) ? `${day}T00:00:00Z` : `${day}T00:00:00.000Z`;
}

export const instant = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString();

export const number = (value: number | null): string | null => (value === null ? null : String(value));

export const boolean = (value: boolean): string => String(value);

/** Binary fractions come unrounded: 0.4 is "0.4000000000000000222". */
export const probability = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toPrecision(19);

/** Internal value of an option whose label people read: "Organic search" is ORGANIC_SEARCH. */
export const optionValue = (label: string | null): string | null =>
  label === null ? null : label.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');

export const mapChanges = <T, U>(changes: readonly DemoChange<T>[], map: (value: T) => U): DemoChange<U>[] =>
  changes.map((change) => ({ ...change, value: map(change.value) }));
