import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildBusinessTime } from './business-time';
import { countedSpans, countedTime, ELAPSED, type PauseSpan, runsOut, tidyPauses } from './counted-clock';
import { calendar } from './testing/calendars';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-20T08:00Z');
const pause = (from: number, to: number | null, reason = 'waiting'): PauseSpan => ({
  from: START + from * HOUR,
  to: to === null ? null : START + to * HOUR,
  reason,
});

describe('a clock with pauses', () => {
  it('has run out when a pause begins with the due time', () => {
    expect(runsOut(ELAPSED, START, 2 * HOUR, [pause(2, null)])).toEqual({ at: START + 2 * HOUR });
    expect(runsOut(ELAPSED, START, 2 * HOUR, [pause(1, null)])).toEqual({
      since: START + HOUR,
      leftMs: HOUR,
      reason: 'waiting',
    });
  });

  it('keeps the reason of the pause that ends last', () => {
    const pauses = [pause(3, null, 'leave'), pause(-1, 3, 'customer'), pause(1, 2, 'legal')];
    expect(tidyPauses(pauses, START, null)).toEqual([pause(0, null, 'leave')]);
    expect(tidyPauses(pauses, START, START + 2 * HOUR)).toEqual([pause(0, 2, 'customer')]);
    expect(tidyPauses([pause(2, 3)], START, START + 2 * HOUR)).toEqual([]);
  });

  it('counts from the start to the due time what the target says, however it pauses', () => {
    const clocks = [ELAPSED, buildBusinessTime(calendar())];
    const hours = fc.double({ min: -5, max: 300, noNaN: true });
    const anyPause = fc
      .tuple(hours, fc.double({ min: 0, max: 60, noNaN: true }))
      .map(([from, length]) => pause(Math.round(from), Math.round(from + length)));
    fc.assert(
      fc.property(
        fc.constantFrom(...clocks),
        fc.array(anyPause, { maxLength: 6 }),
        fc.integer({ min: 1, max: 60 * HOUR }),
        (time, pauses, ms) => {
          const tidy = tidyPauses(pauses, START, null);
          const end = runsOut(time, START, ms, tidy);
          if (!end || !('at' in end)) throw new Error('All of these pauses end.');
          const spans = countedSpans(time, START, end.at, tidy);
          expect(spans.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(ms);
          expect(countedTime(time, START, end.at, tidy)).toBe(ms);
          const without = runsOut(time, START, ms, []);
          expect(without && 'at' in without && without.at <= end.at).toBe(true);
        },
      ),
      { numRuns: 500, seed: 11 },
    );
  });
});
