/** Turns what a user typed in the page's own format into the API's form. */

/** An input that the CRM would refuse, with what its field says about it. */
export class RefusedInput extends Error {}

/** "84.000,50 €" of de-DE is 84000.5. @throws RefusedInput */
export function parseLocalNumber(text: string, locale: string): number {
  const parts = new Intl.NumberFormat(locale).formatToParts(12_345.6);
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  const digits = [...text].filter((char) => /[\d-]/.test(char) || char === decimal).join('');
  const value = Number(digits.replace(decimal, '.'));
  if (digits === '' || !Number.isFinite(value)) throw new RefusedInput(`"${text}" is not a number.`);
  return value;
}

/** "18.12.2026" of de-DE is 2026-12-18. @throws RefusedInput */
export function parseLocalDate(text: string, locale: string): string {
  const order = new Intl.DateTimeFormat(locale).formatToParts(0).filter((part) => part.type !== 'literal');
  const numbers = text.split(/\D+/).filter(Boolean);
  const found = new Map(order.map((part, index) => [part.type, numbers[index] ?? '']));
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => found.get(part) ?? '');
  const iso = `${year?.padStart(4, '20')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const isDate = numbers.length === 3 && new Date(`${iso}T00:00:00Z`).toJSON()?.startsWith(iso);
  if (!isDate) throw new RefusedInput(`"${text}" is not a date.`);
  return iso;
}
