import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, retryAfterMs } from './backoff';

const NOW = Date.UTC(2026, 10, 20, 14, 6);

describe('backoff', () => {
  it('stays from 0 to the exponential bound, and never beyond the cap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 1, max: 120_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, baseMs, capMs, chance) => {
          const wait = backoffMs(attempt, { baseMs, capMs }, () => chance);
          expect(Number.isInteger(wait)).toBe(true);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(Math.min(capMs, baseMs * 2 ** (attempt - 1)));
        },
      ),
      { seed: 41, numRuns: 500 },
    );
  });

  it('uses the whole range: chance alone decides', () => {
    const waits = [0, 0.5, 0.999].map((chance) => backoffMs(3, { baseMs: 500, capMs: 10_000 }, () => chance));
    expect(waits).toEqual([0, 1000, 1998]);
  });
});

describe('Retry-After', () => {
  it.each([
    ['3', 3000],
    [' 0 ', 0],
    ['1.5', 1500],
    ['Fri, 20 Nov 2026 14:06:30 GMT', 30_000],
    ['Fri, 20 Nov 2026 14:05:00 GMT', 0],
    ['', null],
    ['soon', null],
    ['-3', null],
    ['Never, never', null],
    [null, null],
  ])('%j is %j ms', (header, expected) => {
    expect(retryAfterMs(header, NOW)).toBe(expected);
  });
});
