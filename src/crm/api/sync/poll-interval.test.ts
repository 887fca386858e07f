import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLL_EVERY } from '../../../record/poll';
import { dailyCalls, isTurn, LONGEST_MS, nextTurn, type PollSigns, purseAt, spend } from './poll-interval';

const NOW = Date.UTC(2026, 10, 20, 10);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CALM: PollSigns = {
  crm: 'hubspot',
  arrivedAt: null,
  purse: null,
  daily: null,
  nextDueAt: null,
  isOpen: true,
  hasMore: false,
};
const turn = (signs: Partial<PollSigns>) => nextTurn({ ...CALM, ...signs }, NOW);

describe('the next turn', () => {
  it.each<[string, Partial<PollSigns>, number, string]>([
    ['nobody waits', {}, POLL_EVERY.calm, 'calm'],
    ['it is outside of business hours', { isOpen: false }, POLL_EVERY.closed, 'closed'],
    ['a lead came in four minutes ago', { arrivedAt: NOW - 4 * MINUTE }, POLL_EVERY.hot, 'hot'],
    ['a lead came in five minutes ago', { arrivedAt: NOW - 5 * MINUTE }, POLL_EVERY.calm, 'calm'],
    ['something comes due in nine minutes', { nextDueAt: NOW + 9 * MINUTE }, POLL_EVERY.hot, 'hot'],
    ['something comes due at night', { nextDueAt: NOW + MINUTE, isOpen: false }, POLL_EVERY.hot, 'hot'],
    ['something comes due in ten minutes', { nextDueAt: NOW + 10 * MINUTE }, POLL_EVERY.calm, 'calm'],
    ['a lead came in by a clock that was set back', { arrivedAt: NOW + MINUTE }, POLL_EVERY.calm, 'calm'],
    ['a turn left something', { hasMore: true, isOpen: false }, POLL_EVERY.hot, 'catching-up'],
    ['half of the day is gone', { daily: { max: 1000, remaining: 499 } }, 5 * MINUTE, 'saving'],
    ['a fifth of the day is left', { daily: { max: 1000, remaining: 199 } }, 30 * MINUTE, 'saving'],
    [
      'a lead is hot on the second half of the day',
      { arrivedAt: NOW, daily: { max: 1000, remaining: 499 } },
      MINUTE,
      'saving',
    ],
    ['the purse is empty', { purse: { calls: 0, at: NOW } }, POLL_EVERY.calm, 'calm'],
  ])('when %s', (_, signs, wait, pace) => {
    expect(turn(signs)).toEqual({ at: NOW + wait, pace });
  });

  it('waits until a call is in the purse', () => {
    const purse = { calls: -1, at: NOW };
    const small = { crm: 'salesforce', purse, arrivedAt: NOW } as const;
    // 300 calls a day: the half that refills earns one in 9.6 minutes.
    expect(turn(small)).toEqual({ at: NOW + 2 * 9.6 * MINUTE, pace: 'saving' });
  });
});

const signsOf = fc.record<PollSigns>({
  crm: fc.constantFrom('hubspot', 'salesforce'),
  arrivedAt: fc.option(fc.integer({ min: NOW - DAY, max: NOW + DAY })),
  nextDueAt: fc.option(fc.integer({ min: NOW - DAY, max: NOW + DAY })),
  purse: fc.option(
    fc.record({
      calls: fc.double({ min: -200, max: 1e6, noNaN: true }),
      at: fc.integer({ min: NOW - DAY, max: NOW + DAY }),
    }),
  ),
  daily: fc.option(
    fc.record({ max: fc.integer({ min: 0, max: 2e6 }), remaining: fc.integer({ min: 0, max: 2e6 }) }),
  ),
  isOpen: fc.boolean(),
  hasMore: fc.boolean(),
});

describe('any turn', () => {
  it('comes after 15 seconds at least and six hours at most', () => {
    fc.assert(
      fc.property(signsOf, (signs) => {
        const { at } = nextTurn(signs, NOW);
        expect(at).toBeGreaterThanOrEqual(NOW + POLL_EVERY.hot);
        expect(at).toBeLessThanOrEqual(NOW + LONGEST_MS);
        expect(isTurn({ nextAt: at }, NOW)).toBe(false);
        expect(isTurn({ nextAt: at }, at)).toBe(true);
      }),
    );
  });

  it('comes no later for a lead that is hot', () => {
    fc.assert(
      fc.property(signsOf, (signs) => {
        const hot = nextTurn({ ...signs, arrivedAt: NOW, hasMore: false }, NOW);
        const calm = nextTurn({ ...signs, arrivedAt: null, nextDueAt: null, hasMore: false }, NOW);
        expect(hot.at).toBeLessThanOrEqual(calm.at);
      }),
    );
  });

  it('leaves more time the less of the day is left', () => {
    fc.assert(
      fc.property(signsOf, fc.nat(1000), fc.nat(1000), (signs, one, other) => {
        const at = (remaining: number) => nextTurn({ ...signs, daily: { max: 1000, remaining } }, NOW).at;
        expect(at(Math.min(one, other))).toBeGreaterThanOrEqual(at(Math.max(one, other)));
      }),
    );
  });
});

describe('the calls of any 24 hours', () => {
  it('stay within the part of the day’s limit, however hot it is', () => {
    const cost = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 5000, max: 120_000 }), fc.infiniteStream(cost), (max, costs) => {
        const daily = { max, remaining: max };
        let signs: PollSigns = { ...CALM, crm: 'salesforce', daily, arrivedAt: NOW };
        const made: { at: number; calls: number }[] = [];
        for (let now = NOW; now < NOW + 2 * DAY; ) {
          const calls = costs.next().value;
          made.push({ at: now, calls });
          signs = { ...signs, purse: spend(signs, calls, now), arrivedAt: now };
          now = nextTurn(signs, now).at;
        }
        const second = made.filter(({ at }) => at >= NOW + DAY).reduce((sum, { calls }) => sum + calls, 0);
        const first = made.filter(({ at }) => at < NOW + DAY).reduce((sum, { calls }) => sum + calls, 0);
        // A turn is not broken off: the last one may be in debt.
        for (const sum of [first, second]) expect(sum).toBeLessThanOrEqual(dailyCalls(signs) + 6);
      }),
      { numRuns: 20 },
    );
  });

  it('are half of them at once, never more', () => {
    const signs = { crm: 'hubspot', daily: null } as const;
    expect(dailyCalls(signs)).toBe(5000);
    expect(purseAt({ ...signs, purse: null }, NOW).calls).toBe(2500);
    expect(purseAt({ ...signs, purse: { calls: 0, at: NOW - DAY / 2 } }, NOW).calls).toBe(1250);
    expect(purseAt({ ...signs, purse: { calls: 2400, at: NOW - DAY } }, NOW).calls).toBe(2500);
    expect(purseAt({ ...signs, purse: { calls: 7, at: NOW + DAY } }, NOW).calls).toBe(7);
  });
});

describe('a turn that is due', () => {
  it('is not put off by a clock that was set back', () => {
    expect(isTurn({ nextAt: NOW + LONGEST_MS + 1 }, NOW)).toBe(true);
    expect(isTurn({ nextAt: null }, NOW)).toBe(false);
  });
});
