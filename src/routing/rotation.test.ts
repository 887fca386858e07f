import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../rule-kinds/testing/record-builder';
import { weightOf } from './availability';
import { nextTurn, type Turns } from './rotation';
import { route } from './route';
import { EMPTY_STATE, type RoutingState, stateIn, windowStart } from './state';
import { CONTEXT, inbound, policyWith, rep } from './testing/routing-pack';

const weights = fc.array(fc.integer({ min: 50, max: 150 }), { minLength: 1, maxLength: 6 });
/** Who is available at each turn, as bits. */
const days = fc.array(fc.nat(63), { minLength: 1, maxLength: 120 });

/** Plays a rotation and gives who was chosen at each turn; null where nobody was there. */
function play(
  all: readonly number[],
  available: readonly number[],
  check?: (turns: Turns) => void,
): (number | null)[] {
  let turns: Turns = {};
  return available.map((mask) => {
    const people = all.map((weight, index) => ({
      id: `p${index}`,
      weight,
      isAvailable: (mask & (1 << index)) !== 0,
    }));
    const next = nextTurn(people, turns);
    if (!next) return null;
    ({ turns } = next);
    check?.(turns);
    return Number(next.id.slice(1));
  });
}

const count = (chosen: readonly (number | null)[], who: number) => chosen.filter((one) => one === who).length;

describe('the rotation', () => {
  it('goes round in the order of the roster', () => {
    expect(play([100, 100, 100], [7, 7, 7, 7, 7, 7])).toEqual([0, 1, 2, 0, 1, 2]);
    expect(
      play(
        [100, 50],
        Array.from({ length: 6 }, () => 3),
      ).filter((one) => one === 1),
    ).toHaveLength(2);
  });

  it('never leaves anybody more than one weighted turn behind, and gives nobody who is away a turn', () => {
    fc.assert(
      fc.property(weights, days, (all, available) => {
        const chosen = play(all, available, (turns) => {
          for (const [i] of all.entries())
            for (const [j, weight] of all.entries())
              expect(turns[`p${i}`]).toBeLessThanOrEqual((turns[`p${j}`] ?? 0) + 100 / weight + 1e-6);
        });
        for (const [turn, one] of chosen.entries()) {
          const mask = (available[turn] ?? 0) & ((1 << all.length) - 1);
          if (one === null) expect(mask).toBe(0);
          else expect(mask & (1 << one)).not.toBe(0);
        }
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  it('is fair in every stretch in which two are there, whoever was away before', () => {
    fc.assert(
      fc.property(weights, days, fc.nat(60), (all, before, length) => {
        const everybody = Array.from({ length }, () => 63);
        const chosen = play(all, [...before, ...everybody]).slice(before.length);
        for (const [i, one] of all.entries())
          for (const [j, other] of all.entries()) {
            const [taken, others] = [count(chosen, i) * (100 / one), count(chosen, j) * (100 / other)];
            expect(taken - others).toBeLessThanOrEqual(100 / one + 100 / other + 1e-6);
          }
      }),
      { numRuns: 500, seed: 10 },
    );
  });

  it('gives shares by weight in the long run', () => {
    const chosen = play(
      [150, 100, 50],
      Array.from({ length: 600 }, () => 7),
    );
    expect([0, 1, 2].map((who) => count(chosen, who))).toEqual([300, 200, 100]);
  });

  it('lets a newcomer in without a flood', () => {
    const { turns } = nextTurn([{ id: 'a', weight: 100, isAvailable: true }], { a: 40 }) ?? { turns: {} };
    const next = nextTurn(
      ['a', 'b'].map((id) => ({ id, weight: 100, isAvailable: true })),
      turns,
    );
    expect(next).toEqual({ id: 'b', turns: { a: 41, b: 41 } });
  });
});

describe('weights', () => {
  it('follow the attainment of quota, within limits', () => {
    const weight = (quotaAttainment: number, mode: 'more' | 'less' | 'same') =>
      weightOf(rep('a', 't', { quotaAttainment }), mode);
    expect([120, 20, 400].map((percent) => weight(percent, 'more'))).toEqual([120, 50, 150]);
    expect([120, 20, 400].map((percent) => weight(percent, 'less'))).toEqual([80, 150, 50]);
    expect(weight(120, 'same')).toBe(100);
    expect(weightOf(rep('a', 't'), 'more')).toBe(100);
  });
});

describe('the window', () => {
  it.each([
    ['2026-11-22T22:59:00Z', 'weekly', '2026-11-16'],
    ['2026-11-22T23:00:00Z', 'weekly', '2026-11-23'],
    ['2026-11-30T22:59:00Z', 'monthly', '2026-11-01'],
    ['2026-11-30T23:00:00Z', 'monthly', '2026-12-01'],
    ['1970-01-01T00:00:00Z', 'weekly', '1969-12-29'],
  ] as const)('at %s, %s, begins on %s', (at, resets, start) => {
    expect(windowStart(Date.parse(at), 'Europe/Berlin', resets)).toBe(start);
  });

  it('starts counts anew, never backwards, and keeps the owners of accounts', () => {
    const old: RoutingState = {
      window: '2026-11-16',
      given: { a: 3 },
      turns: { b: { a: 3 } },
      accounts: { k: 'a' },
    };
    expect(stateIn(old, '2026-11-23')).toEqual({
      window: '2026-11-23',
      given: {},
      turns: {},
      accounts: { k: 'a' },
    });
    expect(stateIn(old, '2026-11-16')).toBe(old);
    expect(stateIn(old, '2026-11-09')).toBe(old);
    expect(stateIn(old, null)).toBe(old);
  });
});

describe('a week of records', () => {
  const reps = ['kim', 'lou', 'max'];
  const plan = fc.array(
    fc.record({ person: fc.constantFrom(...reps), from: fc.nat(12), length: fc.nat(5) }),
    { maxLength: 3 },
  );
  const isoDay = (day: number) => new Date(CONTEXT.now + day * DAY).toISOString().slice(0, 10);

  it('goes to nobody on leave or over capacity, and is counted', () => {
    fc.assert(
      fc.property(plan, fc.array(fc.nat(14), { maxLength: 40 }), fc.nat(6), (leaves, arrivals, capacity) => {
        const people = reps.map((id) =>
          rep(id, 'sales', {
            capacity,
            pto: leaves
              .filter(({ person }) => person === id)
              .map(({ from, length }) => ({ from: isoDay(from), to: isoDay(from + length) })),
          }),
        );
        const policy = policyWith({ people });
        let state = EMPTY_STATE;
        for (const [index, day] of arrivals.sort((a, b) => a - b).entries()) {
          const now = CONTEXT.now + day * DAY;
          const record = inbound({ email: `x@firm${index}.example` }, String(index));
          const before = stateIn(state, windowStart(now, policy.zone, policy.resets));
          const decision = route(record, policy, state, { ...CONTEXT, now });
          ({ state } = decision);
          const isFree = (id: string) =>
            (before.given[id] ?? 0) < capacity &&
            !leaves.some(({ person, from, length }) => person === id && day >= from && day <= from + length);
          expect(decision.couldHave).toEqual(reps.filter(isFree));
          expect(decision.owner === null).toBe(!reps.some(isFree));
          if (decision.owner)
            expect(state.given[decision.owner.id]).toBe((before.given[decision.owner.id] ?? 0) + 1);
          else expect(decision.queue).toBe('Sales queue');
        }
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});
