import type { PageOptions } from './options';

/** Writes values the way the CRM's pages do, in the user's locale and zone. */
export interface Format {
  money(value: number, currency: string): string;
  number(value: number): string;
  /** An amount without its currency, as inputs show it: "84,000.00". */
  decimals(value: number): string;
  /** `value` in percent: 24 is "24%". */
  percent(value: number, digits: number): string;
  /** `YYYY-MM-DD`, without any zone. */
  date(day: string): string;
  dateTime(at: number): string;
  /** "17 Nov 2026" in the order of the locale. */
  day(at: number): string;
  time(at: number): string;
  month(at: number): string;
  /** Calendar day of an instant in the user's zone, `YYYY-MM-DD`. */
  dayOf(at: number): string;
  /** Offset at an instant, e.g. "GMT+1". */
  offset(at: number): string;
}

/** ICU writes "2:06 PM" with a narrow no-break space; browsers' pages have a plain one. */
const plainSpaces = (text: string) => text.replaceAll('\u202f', ' ');

export function createFormat({ crm, locale, zone }: PageOptions): Format {
  const dates = (options: Intl.DateTimeFormatOptions, tag = locale, timeZone = zone) => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone });
    return (at: number) => plainSpaces(format.format(at));
  };
  const isTwelveHour = locale === 'en-US';
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const clock = { hour: isTwelveHour ? 'numeric' : '2-digit', minute: '2-digit' } as const;
  const date = dates(numeric);
  const dateUtc = dates(numeric, locale, 'UTC');
  const time = dates(clock);
  const together = dates({ ...numeric, ...clock });
  const zoneName = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortOffset' });
  const dayOf = dates(numeric, 'sv-SE');
  const offset = (at: number) =>
    zoneName.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  return {
    money: (value, currency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
        value,
      ),
    number: (value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value),
    decimals: (value) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value),
    percent: (value, digits) =>
      new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits }).format(value / 100),
    date: (day) => dateUtc(Date.parse(`${day}T00:00:00Z`)),
    dateTime: (at) => (crm === 'hubspot' ? `${date(at)} ${time(at)} ${offset(at)}` : together(at)),
    day: dates({ day: 'numeric', month: 'short', year: 'numeric' }),
    time,
    month: dates({ month: 'long', year: 'numeric' }),
    dayOf,
    offset,
  };
}
