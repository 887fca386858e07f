import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, offsetMinutesAt, wallTimeAt } from './zone-time';

const at = (hour: number, minute: number, day: number, month: number) => ({
  year: 2026,
  month,
  day,
  hour,
  minute,
  second: 0,
});

describe('wall time to instant', () => {
  it('takes the first of two when clocks are set back', () => {
    expect(instantOf(at(2, 30, 25, 10), 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(instantOf(at(1, 30, 1, 11), 'America/New_York')).toBe(Date.UTC(2026, 10, 1, 5, 30));
  });

  it('moves a time that clocks skip as far past the gap', () => {
    expect(instantOf(at(2, 30, 29, 3), 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(instantOf(at(2, 15, 4, 10), 'Australia/Lord_Howe')).toBe(Date.UTC(2026, 9, 3, 15, 45));
  });

  it('knows offsets that are no whole hours', () => {
    expect(offsetMinutesAt(Date.UTC(2026, 0, 1), 'Asia/Kathmandu')).toBe(345);
    expect(offsetMinutesAt(Date.UTC(2026, 0, 1), 'Australia/Lord_Howe')).toBe(660);
  });

  it('finds an instant that shows the same wall time, in every zone', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2015, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 }),
        (zone, seconds) => {
          const wall = wallTimeAt(seconds * 1000, zone);
          const found = instantOf(wall, zone);
          expect(wallTimeAt(found, zone)).toEqual(wall);
          expect(found).toBeLessThanOrEqual(seconds * 1000);
        },
      ),
      { numRuns: 600, seed: 31 },
    );
  });
});
