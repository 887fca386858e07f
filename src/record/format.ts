import type { AssessContext, Crm, EpochMs, IsoDate, ObjectKind, RecordIdentity } from './types';

/**
 * How numbers, times and names are written, in findings and in the UI alike. Formatters are
 * built once per locale and zone; an unusable locale or zone falls back to en-GB and UTC.
 */

export type FormatContext = Pick<AssessContext, 'locale' | 'zone'>;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY_MS = 24 * HOUR;

/** Latest instant a Date can hold (ECMA-262, "Time Values and Time Range"). */
const LAST_INSTANT = 8.64e15;

const STYLES = {
  clock: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  zone: { timeZoneName: 'short' },
  date: { year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'iso8601', numberingSystem: 'latn' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Each knows the short zone names of its region only ("CET" in en-GB, "EST" in en-US). */
const ZONE_NAME_LOCALES = ['en-GB', 'en-US', 'en-AU', 'en-CA', 'en-IN', 'en-NZ', 'en-ZA'];

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(style: keyof typeof STYLES, locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${zone}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = buildDateFormat(STYLES[style], locale, zone);
    dateFormats.set(key, format);
  }
  return format;
}

function buildDateFormat(options: Intl.DateTimeFormatOptions, locale: string, zone: string) {
  for (const [tag, timeZone] of [
    [locale, zone],
    ['en-GB', zone],
  ])
    try {
      const format = new Intl.DateTimeFormat(tag, { ...options, timeZone });
      const isHalfDayClock = options.hour && format.resolvedOptions().hour12;
      return isHalfDayClock
        ? new Intl.DateTimeFormat(tag, { ...options, hour: 'numeric', timeZone })
        : format;
    } catch {
      // A locale or zone this browser does not know: the next, plainer one is tried.
    }
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
}

/** True for a number that is a moment in time. */
export function isInstant(at: unknown): at is EpochMs {
  return typeof at === 'number' && Math.abs(at) <= LAST_INSTANT;
}

function show(style: keyof typeof STYLES, at: EpochMs, context: FormatContext): string {
  if (!isInstant(at)) return 'unknown time';
  return dateFormat(style, context.locale, context.zone).format(at);
}

/** Short zone name at an instant, e.g. "CET"; an offset such as "GMT+3" where no letters are in use. */
export function formatZone(at: EpochMs, context: FormatContext): string {
  if (!isInstant(at)) return '';
  let first = '';
  for (const locale of [context.locale, ...ZONE_NAME_LOCALES]) {
    const parts = dateFormat('zone', locale, context.zone).formatToParts(at);
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    if (!/\d/.test(name)) return name;
    first ||= name;
  }
  return first;
}

/** "14:09 CET"; the hour cycle is the locale's own. */
export function formatClock(at: EpochMs, context: FormatContext): string {
  return `${show('clock', at, context)} ${formatZone(at, context)}`.trim();
}

/** "5 Oct 2026" in en-GB; order and month names are the locale's own. */
export function formatDay(at: EpochMs, context: FormatContext): string {
  return show('day', at, context);
}

/** "Fri 27 Nov". */
export function formatWeekday(at: EpochMs, context: FormatContext): string {
  return show('weekday', at, context).replace(',', '');
}

/** "20 Nov 2026, 14:06 CET". */
export function formatDayTime(at: EpochMs, context: FormatContext): string {
  return isInstant(at) ? `${formatDay(at, context)}, ${formatClock(at, context)}` : show('day', at, context);
}

/** The calendar day of an instant in the viewer's zone, e.g. "2026-11-20"; null when it is no instant. */
export function localDate(at: EpochMs, context: Pick<FormatContext, 'zone'>): IsoDate | null {
  if (!isInstant(at)) return null;
  const parts = dateFormat('date', 'en-GB', context.zone).formatToParts(at);
  const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** A calendar day without a zone, written like `formatDay`. */
export function formatIsoDate(date: IsoDate, context: FormatContext): string {
  const at = Date.parse(`${date}T12:00:00Z`);
  return formatDay(at, { locale: context.locale, zone: 'UTC' });
}

/** "1,234.5": at most `digits` decimals, grouped as in the locale, minus as "−". */
export function formatNumber(value: number, context: Pick<FormatContext, 'locale'>, digits = 1): string {
  if (!Number.isFinite(value)) return 'unknown';
  const key = `${digits} ${context.locale}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = buildNumberFormat(context.locale, digits);
    numberFormats.set(key, format);
  }
  return format.format(value).replace('-', '−');
}

function buildNumberFormat(locale: string, maximumFractionDigits: number): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, { maximumFractionDigits });
  } catch {
    return new Intl.NumberFormat('en-GB', { maximumFractionDigits });
  }
}

const padded = (value: number) => String(value).padStart(2, '0');

/** Always two units: "0m 52s", "1h 05m", "2d 4h"; past times with "−". Cut, never rounded up. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return 'unknown';
  const size = Math.abs(ms);
  const sign = ms < 0 && size >= SECOND ? '−' : '';
  if (size < HOUR)
    return `${sign}${Math.floor(size / MINUTE)}m ${padded(Math.floor((size % MINUTE) / SECOND))}s`;
  if (size < DAY_MS)
    return `${sign}${Math.floor(size / HOUR)}h ${padded(Math.floor((size % HOUR) / MINUTE))}m`;
  return `${sign}${Math.floor(size / DAY_MS)}d ${Math.floor((size % DAY_MS) / HOUR)}h`;
}

/** A target or a limit, without units that are zero: "5m", "1h 30m", "2d". */
export function formatSpan(ms: number): string {
  return formatDuration(ms).replace(/ 0*0[smh]$/, '');
}

/** "1 deal", "41 deals"; give `many` where an s is not enough. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The same for counts that may grow large: "1,041 deals". */
export function formatCount(
  count: number,
  one: string,
  context: Pick<FormatContext, 'locale'>,
  many = `${one}s`,
): string {
  return `${formatNumber(count, context, 0)} ${count === 1 ? one : many}`;
}

/** "A", "A and B", "A, B and C". */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

type Noun = readonly [string, string];

const LEAD: Noun = ['lead', 'leads'];
const CONTACT: Noun = ['contact', 'contacts'];
const NOUNS: Readonly<Record<Crm, Record<ObjectKind, Noun>>> = {
  hubspot: { deal: ['deal', 'deals'], lead: LEAD, contact: CONTACT, company: ['company', 'companies'] },
  salesforce: {
    deal: ['opportunity', 'opportunities'],
    lead: LEAD,
    contact: CONTACT,
    company: ['account', 'accounts'],
  },
};

/** The CRM's own noun for a kind of record, one and many: HubSpot says company, Salesforce account. */
export function objectNoun(identity: Pick<RecordIdentity, 'crm' | 'object'>): readonly [string, string] {
  return NOUNS[identity.crm]?.[identity.object] ?? ['record', 'records'];
}
