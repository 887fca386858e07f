import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateOrder } from '../../record/types';
import { knownLanguages } from './lexicon';
import { type DateContext, parseDate, parseDateTime } from './parse-date';

const NOW = Date.UTC(2026, 10, 20, 9, 30);
const context: DateContext = { now: NOW, zone: 'Europe/Berlin', order: null, languages: ['de', 'en'] };

function day(text: string, order: DateOrder | null = null, languages = ['en']): string {
  const result = parseDate(text, { ...context, order, languages });
  return result.ok ? result.value : result.reason;
}

function moment(text: string, more: Partial<DateContext> = {}): string {
  const result = parseDateTime(text, { ...context, ...more });
  if (!result.ok) return result.reason;
  const { at, precision, zoneAssumed } = result.value;
  return `${new Date(at).toISOString().slice(0, 19)} ${precision}${zoneAssumed ? ' assumed' : ''}`;
}

describe('days', () => {
  it.each([
    ['2026-12-18', '2026-12-18'],
    ['2026/12/18', '2026-12-18'],
    ['2026. 12. 18.', '2026-12-18'],
    ['2026年12月18日', '2026-12-18'],
    ['18/12/2026', '2026-12-18'],
    ['12/18/2026', '2026-12-18'],
    ['18.12.2026', '2026-12-18'],
    ['18-12-2026', '2026-12-18'],
    ['5/5/2026', '2026-05-05'],
    ['18 Dec 2026', '2026-12-18'],
    ['05-Mar-2026', '2026-03-05'],
    ['December 18, 2026', '2026-12-18'],
    ['Fri, Dec 18th, 2026', '2026-12-18'],
    ['12/18/2026 2:26 PM', '2026-12-18'],
    ['\u200e18\u200f/12\u200f/2026', '2026-12-18'],
  ])('%s', (text, expected) => expect(day(text)).toBe(expected));

  it.each([
    ['18. Dezember 2026', 'de'],
    ['18 de diciembre de 2026', 'es'],
    ['18 décembre 2026', 'fr'],
    ['18 grudnia 2026', 'pl'],
    ['perjantai 18. joulukuuta 2026', 'fi'],
    ['2026 m. gruodžio 18 d.', 'lt'],
    ['18 декабря 2026 г.', 'ru'],
    ['2026년 12월 18일', 'ko'],
  ])('%s (%s)', (text, language) => expect(day(text, null, [language, 'en'])).toBe('2026-12-18'));

  it('reads numbers in the order that is known, and not without one', () => {
    expect(day('12/3/2026')).toBe('ambiguous-date');
    expect(day('12/3/2026', 'dmy')).toBe('2026-03-12');
    expect(day('12/3/2026', 'mdy')).toBe('2026-12-03');
    expect(day('12/3/2026', 'ymd')).toBe('ambiguous-date');
    expect(day('12/3/26')).toBe('ambiguous-date');
    expect(day('12/3/26', 'dmy')).toBe('2026-03-12');
    expect(day('12/3/69', 'dmy')).toBe('not-a-date');
    expect(day('18/12/2026', 'mdy')).toBe('2026-12-18');
  });

  it.each([
    '31/02/2026',
    '2026-02-30',
    '30. Februar 2026',
    '13/13/2026',
    '18/12/2569',
    '01/12/2026 - 18/12/2026',
    'Due 18/12/2026',
    '18/12/2026 (overdue)',
    'Dec 18',
    'December 2026',
    '2 hours ago',
    'soon',
    '2026',
    '',
  ])('%s is no date', (text) => expect(day(text, null, ['de', 'en'])).toBe('not-a-date'));

  it('takes today and its neighbours from the viewer’s day', () => {
    const late = { now: Date.UTC(2026, 10, 20, 23, 30) };
    expect(moment('Today at 2:26 PM', late)).toBe('2026-11-21T13:26:00 minute assumed');
    expect(moment('gestern um 14:26', late)).toBe('2026-11-20T13:26:00 minute assumed');
    expect(moment('Tomorrow', { ...late, zone: 'America/New_York' })).toBe('2026-11-21T05:00:00 day assumed');
  });
});

describe('moments', () => {
  it.each([
    ['2026-12-18T14:26:05.123Z', '2026-12-18T14:26:05 exact'],
    ['2026-12-18T14:26:05.000+0000', '2026-12-18T14:26:05 exact'],
    ['2026-12-18 14:26', '2026-12-18T13:26:00 minute assumed'],
    ['12/18/2026 2:26 PM', '2026-12-18T13:26:00 minute assumed'],
    ['12/18/2026 12:05 a.m.', '2026-12-17T23:05:00 minute assumed'],
    ['18 Dec 2026, 14:26 GMT+2', '2026-12-18T12:26:00 minute'],
    ['18 Dec 2026 14:26 GMT-03:30', '2026-12-18T17:56:00 minute'],
    ['18. Dez. 2026, 14:26 MEZ', '2026-12-18T13:26:00 minute'],
    ['12/18/2026 2:26 PM EST', '2026-12-18T19:26:00 minute'],
    ['18.12.2026', '2026-12-17T23:00:00 day assumed'],
    ['18.12.2026 15.26', '2026-12-18T14:26:00 minute assumed'],
  ])('%s', (text, expected) => expect(moment(text)).toBe(expected));

  it.each([
    '12/18/2026 25:00',
    '12/18/2026 13:00 PM',
    '12/18/2026 14:00 15:00',
    '14:26',
    '12/18/2026 9:75',
    'am 18. Dezember 2026 um 12:26',
  ])('%s is no moment', (text) => expect(moment(text)).toBe('not-a-date'));

  it('reads a shared zone name only where it fits the viewer', () => {
    expect(moment('12/18/2026 2:26 PM CST')).toBe('not-a-date');
    expect(moment('12/18/2026 2:26 PM CST', { zone: 'America/Chicago' })).toBe('2026-12-18T20:26:00 minute');
    expect(moment('12/18/2026 2:26 PM CST', { zone: 'Asia/Shanghai' })).toBe('2026-12-18T06:26:00 minute');
  });
});

const LOCALES =
  'en-US en-GB en-AU en-CA de de-AT fr fr-CA es es-MX pt-BR it nl sv da nb fi pl cs sk hu bg ru uk tr el he ar fa hi bn ja ko zh-CN zh-TW vi id th et lt lv sl hr sr ro ca eu'.split(
    ' ',
  );
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const STYLES = ['full', 'long', 'medium', 'short'] as const;

/** The order a locale writes numbers in; null when it is neither of the three. */
function orderOf(locale: string): DateOrder | null {
  const letters = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(NOW)
    .map(({ type }) => ({ year: 'y', month: 'm', day: 'd' })[type as 'year'] ?? '')
    .join('');
  return letters === 'dmy' || letters === 'mdy' || letters === 'ymd' ? letters : null;
}

describe('what Intl formats', () => {
  const instant = fc
    .integer({ min: Date.UTC(2015, 0, 1) / 60_000, max: Date.UTC(2039, 0, 1) / 60_000 })
    .map((minutes) => minutes * 60_000);

  it('is read as the same day or not at all', () => {
    let readable = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...LOCALES),
        fc.constantFrom(...STYLES),
        fc.boolean(),
        instant,
        (locale, dateStyle, isOrderKnown, at) => {
          const text = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(at);
          const order = isOrderKnown ? orderOf(locale) : null;
          const languages = knownLanguages([locale]);
          const result = parseDate(text, { now: at, zone: 'UTC', order, languages });
          if (!result.ok) return;
          readable += 1;
          expect(`${text} ${result.value}`).toBe(`${text} ${new Date(at).toISOString().slice(0, 10)}`);
        },
      ),
      { numRuns: 1500, seed: 19 },
    );
    expect(readable).toBeGreaterThan(900);
  });

  it('is read as the same minute or not at all', () => {
    let readable = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...LOCALES),
        fc.constantFrom(...STYLES),
        fc.constantFrom('short', 'medium', 'long'),
        fc.constantFrom(...ZONES),
        instant,
        (locale, dateStyle, timeStyle, zone, at) => {
          const options = { dateStyle, timeStyle: timeStyle as 'short', timeZone: zone };
          const text = new Intl.DateTimeFormat(locale, options).format(at);
          const languages = knownLanguages([locale]);
          const result = parseDateTime(text, { now: at, zone, order: orderOf(locale), languages });
          if (!result.ok) return;
          expect(`${text} ${result.value.precision}`).not.toBe(`${text} day`);
          readable += 1;
          const again = new Intl.DateTimeFormat(locale, options).format(result.value.at);
          expect(again).toBe(text);
          if (!result.value.zoneAssumed) expect(`${text} ${result.value.at}`).toBe(`${text} ${at}`);
        },
      ),
      { numRuns: 1500, seed: 23 },
    );
    expect(readable).toBeGreaterThan(800);
  });
});

it('answers every text without throwing', () => {
  const pieces = fc.constantFrom(
    '12',
    '/',
    '.',
    '-',
    '2026',
    ' ',
    'Dec',
    'PM',
    ':',
    '26',
    'GMT+1',
    'today',
    '(',
    '年',
    'h',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 10 }).map((all) => all.join('')),
      ),
      (text) => {
        const result = parseDateTime(text, context);
        if (result.ok) expect(Number.isSafeInteger(result.value.at)).toBe(true);
      },
    ),
    { numRuns: 1500, seed: 29 },
  );
});
