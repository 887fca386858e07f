import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WatchEvent, WatchedClock, WatchNotice } from '../../record/watch';
import { MINUTE, START, watchedClock } from '../testing/watched-clock';
import { dueEvents, watchEvents } from './events';
import { isDigest, planNotices, type Situation } from './plan-notices';

const situation = (now: number, change: Partial<Situation> = {}): Situation => ({
  now,
  isOn: true,
  quietUntil: null,
  looking: new Set(),
  ...change,
});
const dueOf = (clocks: WatchedClock[], now: number) =>
  clocks.flatMap((clock) => dueEvents(clock, undefined, now));
const many = (count: number) => Array.from({ length: count }, (_, id) => watchedClock(`k${id}`));
const sizes = ({ notices }: { notices: WatchNotice[] }) =>
  notices.map(({ events }) => new Set(events.map(({ key }) => key)).size);

describe('what is told', () => {
  it('is one notice for a record, whatever of it is due', () => {
    const now = START + 6 * MINUTE;
    const plan = planNotices(dueOf(many(2), now), situation(now));
    expect(sizes(plan)).toEqual([1, 1]);
    expect(plan.notices[0]?.events.map(({ what }) => what.kind)).toEqual([
      'breach',
      'level',
      'at-risk',
      'start',
    ]);
  });

  it('is one digest where more come due at once than anybody can take in', () => {
    expect(sizes(planNotices(dueOf(many(3), START), situation(START)))).toEqual([1, 1, 1]);
    expect(sizes(planNotices(dueOf(many(4), START), situation(START)))).toEqual([4]);
  });

  it('is one digest of what is late, and single notices of what is not', () => {
    const now = START + 60 * MINUTE;
    const fresh = watchedClock('fresh', { startAt: now - MINUTE });
    expect(sizes(planNotices(dueOf([...many(2), fresh], now), situation(now)))).toEqual([1, 2]);
    expect(sizes(planNotices(dueOf([...many(1), fresh], now), situation(now)))).toEqual([1, 1]);
  });

  it('is one digest in quiet hours, and joins the one that waits', () => {
    const quiet = situation(START, { quietUntil: START + 1 });
    const [digest, ...others] = planNotices(dueOf(many(2), START), quiet).notices;
    expect([digest && isDigest(digest.id), digest?.events.length, others]).toEqual([true, 2, []]);
    const around = { digest: 'digest 1', isMany: false };
    const alone = planNotices(dueOf(many(1), START), quiet, around).notices;
    expect(alone.map(({ id }) => id)).toEqual(['digest 1']);
    const late = planNotices(dueOf(many(1), START), situation(START + 60 * MINUTE), around).notices;
    expect(late.map(({ id }) => id)).toEqual(['digest 1']);
    const fresh = planNotices(dueOf(many(1), START), situation(START), around).notices;
    expect(fresh.map(({ id }) => isDigest(id))).toEqual([false]);
  });

  it('is not what the rep has before them, and nothing where nobody asked', () => {
    const due = dueOf(many(2), START);
    const seen = planNotices(due, situation(START, { looking: new Set(['k0']) }));
    expect([seen.silent.map(({ key }) => key), sizes(seen)]).toEqual([['k0'], [1]]);
    expect(planNotices(due, situation(START, { isOn: false }))).toEqual({ notices: [], silent: due });
  });
});

/** A life of the background, as far as it matters here. */
type Step =
  | { kind: 'wake'; isQuiet: boolean; looking: boolean }
  | { kind: 'clock'; by: number }
  | { kind: 'judge'; id: number; startsLater: number; dueLater: number; paused: boolean };

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('wake' as const), isQuiet: fc.boolean(), looking: fc.boolean() }),
  fc.record({ kind: fc.constant('clock' as const), by: fc.integer({ min: -30 * MINUTE, max: 90 * MINUTE }) }),
  fc.record({
    kind: fc.constant('judge' as const),
    id: fc.integer({ min: 0, max: 5 }),
    startsLater: fc.constantFrom(0, 0, 20_000, 7 * MINUTE),
    dueLater: fc.integer({ min: -MINUTE, max: 5 * MINUTE }),
    paused: fc.boolean(),
  }),
);

function judged({ key, deadline }: WatchedClock, step: Extract<Step, { kind: 'judge' }>): WatchedClock {
  const startAt = (deadline.startAt ?? START) + step.startsLater;
  const pause = { since: startAt, reason: 'waiting', leftMs: MINUTE };
  return watchedClock(key, {
    startAt,
    dueAt: startAt + 5 * MINUTE + step.dueLater,
    ...(step.paused && { pause, atRiskAt: null }),
  });
}

describe('any life of the background', () => {
  it('tells every event that has come due exactly once', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 40 }), (life) => {
        const clocks = many(6);
        const told = new Map<string, number>();
        const ids = new Set<string>();
        let now = START;
        const note = ({ key, event }: WatchEvent): void => {
          told.set(`${key} ${event}`, (told.get(`${key} ${event}`) ?? 0) + 1);
        };
        const wake = (change: Partial<Situation>): void => {
          const done = (key: string) =>
            new Set(
              [...told.keys()].flatMap((name) =>
                name.startsWith(`${key} `) ? [name.slice(key.length + 1)] : [],
              ),
            );
          const due = clocks.flatMap((clock) => dueEvents(clock, done(clock.key), now));
          const { notices, silent } = planNotices(due, situation(now, change));
          for (const { id, events } of notices) {
            expect(ids).not.toContain(id);
            ids.add(id);
            events.forEach(note);
          }
          silent.forEach(note);
        };
        for (const step of life) {
          if (step.kind === 'clock') now += step.by;
          else if (step.kind === 'judge') clocks[step.id] = judged(clocks[step.id] ?? watchedClock(), step);
          else
            wake({
              quietUntil: step.isQuiet ? now + MINUTE : null,
              looking: new Set(step.looking ? ['k0'] : []),
            });
        }
        wake({});
        const due = clocks.flatMap(watchEvents).filter(({ at }) => at <= now);
        for (const { key, event } of due) expect(told.get(`${key} ${event}`)).toBe(1);
        for (const times of told.values()) expect(times).toBe(1);
      }),
      { seed: 20261120, numRuns: 400 },
    );
  });
});
