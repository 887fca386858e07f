import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../record/format';
import { duePeriods, momentOf, nextDigestAt } from './digest-time';

const MINUTE = 60_000;
const WISH = { daily: '08:30', weekly: true };
const ZONES = process.env.LEADLIGHT_FULL
  ? Intl.supportedValuesOf('timeZone')
  : [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Pacific/Apia',
      'America/Sao_Paulo',
    ];
const zone = fc.constantFrom(...ZONES);
const hour = fc
  .tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 45))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
const ids = (at: number, in_: string, wish = WISH) => duePeriods(wish, at, in_).map(({ id }) => id);

describe('the time of a digest', () => {
  it('is the user’s hour on weekdays, and Monday’s for the week', () => {
    const berlin = (iso: string) => ids(Date.parse(iso), 'Europe/Berlin');
    expect(berlin('2026-11-20T07:29:00Z')).toEqual(['weekly 2026-11-16']);
    expect(berlin('2026-11-20T07:30:00Z')).toEqual(['daily 2026-11-20', 'weekly 2026-11-16']);
    expect(berlin('2026-11-21T12:00:00Z')).toEqual([]);
    expect(berlin('2026-11-23T07:29:00Z')).toEqual([]);
    expect(berlin('2026-11-23T07:30:00Z')).toEqual(['daily 2026-11-23', 'weekly 2026-11-23']);
  });

  it('counts a Monday’s back to Friday', () => {
    const [daily] = duePeriods(WISH, Date.parse('2026-11-23T09:00:00Z'), 'Europe/Berlin');
    expect(daily).toMatchObject({
      from: Date.parse('2026-11-19T23:00:00Z'),
      to: Date.parse('2026-11-22T23:00:00Z'),
    });
  });

  it('is reached on a night that leaves it out, and the first time on one that has it twice', () => {
    expect(momentOf('2026-03-29', '02:30', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T01:00:00Z'));
    expect(momentOf('2026-10-25', '02:30', 'Europe/Berlin')).toBe(Date.parse('2026-10-25T00:30:00Z'));
  });

  it('asks for each weekday and each week exactly once, however often it is looked at', () => {
    fc.assert(
      fc.property(
        zone,
        hour,
        fc.integer({ min: 0, max: 720 }),
        fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 40, maxLength: 40 }),
        (in_, daily, start, jumps) => {
          const wish = { daily, weekly: true };
          const from = Date.UTC(2025, 11, 29) + start * DAY_MS;
          const made = new Set<string>();
          const made2: string[] = [];
          // Every quarter of an hour of 16 days, by a clock that is put forward and back now and then.
          for (let step = 0; step < 16 * 96; step += 1) {
            const jump = step % 40 === 0 ? (jumps[step / 40] ?? 0) * MINUTE : 0;
            for (const id of ids(from + step * 15 * MINUTE + jump, in_, wish)) {
              if (made.has(id)) continue;
              made.add(id);
              made2.push(id);
            }
          }
          const days = made2
            .filter((id) => id.startsWith('daily'))
            .map((id) => new Date(`${id.slice(6)}T12:00:00Z`));
          expect(days.every((day) => day.getUTCDay() % 6 !== 0)).toBe(true);
          // 16 days hold 10 to 12 weekdays, of which the first and the last may be cut off.
          expect(days.length).toBeGreaterThanOrEqual(10);
          expect(days.length).toBeLessThanOrEqual(13);
          expect([...days].sort((a, b) => a.getTime() - b.getTime())).toEqual(days);
          expect(new Set(made2).size).toBe(made2.length);
        },
      ),
      { numRuns: process.env.LEADLIGHT_FULL ? 400 : 12, seed: 20261121 },
    );
  });

  it('is what the alarm is set for: nothing is due just before, and something then', () => {
    fc.assert(
      fc.property(zone, hour, fc.integer({ min: 0, max: 365 * 96 }), (in_, daily, quarter) => {
        const now = Date.UTC(2026, 0, 1) + quarter * 15 * MINUTE;
        const next = nextDigestAt({ daily, weekly: false }, now, in_);
        expect(next).not.toBeNull();
        if (next === null) return;
        expect(next).toBeGreaterThan(now);
        expect(ids(next, in_, { daily, weekly: false })).toHaveLength(1);
        const before = ids(next - MINUTE, in_, { daily, weekly: false });
        expect(before).not.toEqual(ids(next, in_, { daily, weekly: false }));
      }),
      { numRuns: 200, seed: 20261121 },
    );
  });

  it('is never where none is wanted', () =>
    expect(nextDigestAt({ daily: null, weekly: false }, Date.UTC(2026, 10, 20), 'UTC')).toBeNull());
});
