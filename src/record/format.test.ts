import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatClock,
  formatCount,
  formatDay,
  formatDayTime,
  formatDuration,
  formatIsoDate,
  formatNumber,
  formatSpan,
  formatWeekday,
  joinWords,
  localDate,
  objectNoun,
  plural,
} from './format';

const BERLIN = { locale: 'en-GB', zone: 'Europe/Berlin' };
const at = Date.parse('2026-11-20T13:06:00Z');

it('counts in the locale, with the singular for one of a thing', () => {
  const counted = (count: number, locale = 'en-GB') => formatCount(count, 'deal', { locale });
  expect([0, 1, 1041].map((count) => counted(count))).toEqual(['0 deals', '1 deal', '1,041 deals']);
  expect(counted(1041, 'de')).toBe('1.041 deals');
  expect(formatCount(2, 'entry', { locale: 'en-GB' }, 'entries')).toBe('2 entries');
});

describe('durations', () => {
  it.each([
    [200_000, '3m 20s'],
    [52_000, '0m 52s'],
    [185_000, '3m 05s'],
    [6_000_000, '1h 40m'],
    [3_900_000, '1h 05m'],
    [187_200_000, '2d 4h'],
    [-432_000, '−7m 12s'],
    [-400, '0m 00s'],
    [59_999, '0m 59s'],
    [3_599_999, '59m 59s'],
    [Number.NaN, 'unknown'],
  ])('%d ms is %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it.each([
    [300_000, '5m'],
    [5_400_000, '1h 30m'],
    [7_200_000, '2h'],
    [172_800_000, '2d'],
    [1_209_600_000, '14d'],
    [90_000, '1m 30s'],
    [0, '0m'],
  ])('a span of %d ms is %s', (ms, text) => expect(formatSpan(ms)).toBe(text));

  it('has two units and never shows more time than there is', () => {
    const units: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e10 }), (ms) => {
        const parts = formatDuration(ms).split(' ');
        const shown = parts.reduce((sum, p) => sum + Number.parseInt(p, 10) * (units[p.slice(-1)] ?? 0), 0);
        expect(parts).toHaveLength(2);
        expect(shown).toBeLessThanOrEqual(ms);
        expect(ms - shown).toBeLessThan(units[parts[1]?.slice(-1) ?? ''] ?? 0);
      }),
    );
  });
});

describe('times', () => {
  it('names the zone as people there do, whatever the locale', () => {
    expect(formatClock(at, BERLIN)).toBe('14:06 CET');
    expect(formatClock(Date.parse('2026-07-01T12:00:00Z'), BERLIN)).toBe('14:00 CEST');
    expect(formatClock(at, { locale: 'en-US', zone: 'America/New_York' })).toMatch(/^8:06\sAM EST$/);
    expect(formatClock(Date.parse('2026-11-20T08:05:00Z'), BERLIN)).toBe('09:05 CET');
    expect(formatClock(at, { locale: 'en-US', zone: 'Europe/Berlin' })).toMatch(/CET$/);
    expect(formatClock(at, { locale: 'en-GB', zone: 'Asia/Kolkata' })).toBe('18:36 IST');
    expect(formatClock(at, { locale: 'en-GB', zone: 'UTC' })).toBe('13:06 UTC');
  });

  it('writes days in the order of the locale', () => {
    expect(formatDay(at, BERLIN)).toBe('20 Nov 2026');
    expect(formatDay(at, { ...BERLIN, locale: 'en-US' })).toBe('Nov 20, 2026');
    expect(formatDayTime(at, BERLIN)).toBe('20 Nov 2026, 14:06 CET');
    expect(formatWeekday(at, BERLIN)).toBe('Fri 20 Nov');
    expect(formatIsoDate('2026-10-05', { locale: 'en-GB', zone: 'Pacific/Kiritimati' })).toBe('5 Oct 2026');
  });

  it('knows which calendar day an instant falls on', () => {
    expect(localDate(at, BERLIN)).toBe('2026-11-20');
    expect(localDate(at, { zone: 'Pacific/Kiritimati' })).toBe('2026-11-21');
    expect(localDate(Date.parse('2026-01-05T02:00:00Z'), { zone: 'America/New_York' })).toBe('2026-01-04');
    expect(localDate(Number.NaN, BERLIN)).toBeNull();
  });

  it('survives unusable locales, zones and instants', () => {
    expect(formatClock(at, { locale: 'no_such_locale', zone: 'Not/AZone' })).toBe('13:06 UTC');
    expect(formatDayTime(Number.NaN, BERLIN)).toBe('unknown time');
    expect(formatIsoDate('soon', BERLIN)).toBe('unknown time');
    expect(formatDay(9e15, BERLIN)).toBe('unknown time');
  });
});

describe('words', () => {
  it('writes numbers in the locale with a true minus', () => {
    expect(formatNumber(1234.56, BERLIN)).toBe('1,234.6');
    expect(formatNumber(-5, BERLIN)).toBe('−5');
    expect(formatNumber(1234.5, { locale: 'de-DE' })).toBe('1.234,5');
    expect(formatNumber(Number.POSITIVE_INFINITY, BERLIN)).toBe('unknown');
  });

  it('counts and joins', () => {
    expect(plural(1, 'deal')).toBe('1 deal');
    expect(plural(0, 'opportunity', 'opportunities')).toBe('0 opportunities');
    expect(['', 'A', 'A and B', 'A, B and C']).toEqual(
      [[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(joinWords),
    );
  });

  it('uses the noun of the CRM', () => {
    expect(objectNoun({ crm: 'salesforce', object: 'deal' })).toEqual(['opportunity', 'opportunities']);
    expect(objectNoun({ crm: 'hubspot', object: 'deal' })[0]).toBe('deal');
    expect(objectNoun({ crm: 'salesforce', object: 'lead' })[1]).toBe('leads');
  });
});
