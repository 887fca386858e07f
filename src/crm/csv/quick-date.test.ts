import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDateTime } from '../values/parse-date';
import { quickDate, quickMoment, ZoneClock } from './quick-date';

const two = (value: number) => String(value).padStart(2, '0');

describe('the quick way to read dates', () => {
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  );
  const part = (min: number, max: number) => fc.integer({ min, max });
  const date = fc.tuple(part(1969, 2030), part(0, 13), part(0, 32));
  const time = fc.constantFrom('', 'h', 'hs', 'hz', 'ho');

  it('reads what the parser of pages reads, in every zone', () => {
    fc.assert(
      fc.property(
        date,
        part(0, 24),
        part(0, 59),
        time,
        zone,
        fc.constantFrom('iso', 'dmy', 'mdy'),
        ([y, m, d], h, min, kind, zoneName, style) => {
          const day =
            style === 'iso'
              ? `${y}-${two(m)}-${two(d)}`
              : style === 'dmy'
                ? `${d}/${m}/${y}`
                : `${m}/${d}/${y}`;
          const tail =
            {
              '': '',
              h: ` ${two(h)}:${two(min)}`,
              hs: ` ${two(h)}:${two(min)}:07`,
              hz: `T${two(h)}:${two(min)}:07Z`,
              ho: `T${two(h)}:${two(min)}:07+05:30`,
            }[kind] ?? '';
          const order = style === 'mdy' ? 'mdy' : 'dmy';
          const text = day + (style === 'iso' ? tail : tail.replace(/^T/, ' ').replace(/(?:Z|\+05:30)$/, ''));
          const quick = quickDate(text, order);
          const slow = parseDateTime(text, {
            now: Date.UTC(2026, 10, 20),
            zone: zoneName,
            order,
            languages: ['en'],
          });
          if (quick) expect({ ok: true, value: quickMoment(quick, new ZoneClock(zoneName)) }).toEqual(slow);
          else if (m >= 1 && m <= 12 && d >= 1 && d <= 28 && h <= 23)
            expect.fail(`${text} is not read quickly`);
        },
      ),
      { seed: 89, numRuns: 1500 },
    );
  });

  it.each(['3/1/2026', '2026-02-30', '2026-13-01', '2026-01-01 24:00', '1/1/26', 'today', '2026-1-1'])(
    'leaves %s to others',
    (text) => expect(quickDate(text, null)).toBeNull(),
  );
});
