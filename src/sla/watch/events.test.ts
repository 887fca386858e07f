import { describe, expect, it } from 'vitest';
import type { WatchedClock } from '../../record/watch';
import { MINUTE, openDeadline, START, watchedClock } from '../testing/watched-clock';
import {
  dueEvents,
  isAcknowledged,
  isSameCycle,
  isWatched,
  nextEventAt,
  urgentFrom,
  watchEvents,
} from './events';

const kinds = (clock: Parameters<typeof watchEvents>[0]) => watchEvents(clock).map(({ what }) => what.kind);
const DAY = 24 * 60 * MINUTE;

describe('what comes due on a clock', () => {
  it('is its start, at risk, breach and each step, named for good', () => {
    const cycle = START / MINUTE;
    expect(watchEvents(watchedClock()).map(({ event, at }) => [event, at - START])).toEqual([
      [`first-contact ${cycle} start`, 0],
      [`first-contact ${cycle} at-risk`, 225_000],
      [`first-contact ${cycle} breach`, 300_001],
      [`first-contact ${cycle} level-1`, 300_000],
      [`first-contact ${cycle} level-2`, 900_000],
    ]);
  });

  it('is nothing while the clock stands, once it is met, or without a due time', () => {
    expect(kinds(watchedClock('k', { pause: { since: START, reason: 'waiting', leftMs: 1 } }))).toEqual([]);
    expect(kinds(watchedClock('k', { metAt: START + 1 }))).toEqual([]);
    expect(kinds(watchedClock('k', { dueAt: null }))).toEqual([]);
  });

  it('is nothing after the due time while there is a doubt', () => {
    expect(kinds(watchedClock('k', { reason: 'The contact can’t be seen.' }))).toEqual([
      'start',
      'at-risk',
      'level',
    ]);
  });

  it('is nothing once this cycle was acknowledged, and everything again in the next', () => {
    expect(kinds(watchedClock('k', {}, { acknowledgedAt: START + MINUTE }))).toEqual([]);
    expect(kinds(watchedClock('k', {}, { acknowledgedAt: START - MINUTE }))).toHaveLength(5);
  });

  it('has a reminder that the rep asked for', () => {
    const clock = watchedClock('k', {}, { remindAt: START + 10 * MINUTE });
    expect(kinds(clock)).toContain('remind');
  });

  it('names the same cycle for a start by the minute and by the millisecond', () => {
    const exact = openDeadline({ startAt: START + 31_123 });
    expect(isSameCycle(openDeadline(), exact)).toBe(true);
    expect(isSameCycle(openDeadline(), openDeadline({ startAt: START + MINUTE }))).toBe(false);
    const told = new Set(watchEvents(watchedClock()).map(({ event }) => event));
    expect(dueEvents(watchedClock('k', { startAt: START + 31_123 }), told, START + DAY)).toEqual([]);
  });
});

describe('the next event', () => {
  it('is the earliest that was not told, though it is past', () => {
    const clock = watchedClock();
    expect(nextEventAt(clock, new Set())).toBe(START);
    const [start, risk] = watchEvents(clock).map(({ event }) => event);
    expect(nextEventAt(clock, new Set([start ?? '']))).toBe(START + 225_000);
    expect(nextEventAt(clock, new Set([start ?? '', risk ?? '']))).toBe(START + 300_000);
    expect(nextEventAt(clock, new Set(watchEvents(clock).map(({ event }) => event)))).toBe(null);
  });
});

describe('a clock by a CRM whose time is five minutes ahead', () => {
  const skewMs = 5 * MINUTE;
  const ahead = watchedClock('k', {}, { skewMs });

  it('has the same events, five minutes earlier by this computer’s clock', () => {
    const events = (clock: WatchedClock) => watchEvents(clock).map(({ event, at }) => [event, at]);
    expect(events(ahead)).toEqual(
      watchEvents(watchedClock('k')).map(({ event, at }) => [event, at - skewMs]),
    );
    expect(nextEventAt(ahead, new Set())).toBe(START - skewMs);
    expect(urgentFrom(ahead)).toBe(START + 225_000 - skewMs);
  });

  it('is reminded of and acknowledged by this computer’s clock', () => {
    const remindAt = START + MINUTE;
    const reminder = watchEvents({ ...ahead, remindAt }).find(({ what }) => what.kind === 'remind');
    expect(reminder?.at).toBe(remindAt);
    expect(isAcknowledged({ ...ahead, acknowledgedAt: START - skewMs })).toBe(true);
    expect(isAcknowledged({ ...ahead, acknowledgedAt: START - skewMs - MINUTE })).toBe(false);
  });
});

describe('a clock', () => {
  it('is watched from its start until it is met or far behind its due time', () => {
    expect(isWatched(openDeadline(), START + 13 * DAY)).toBe(true);
    expect(isWatched(openDeadline(), START + 15 * DAY)).toBe(false);
    expect(isWatched(openDeadline({ metAt: START }), START)).toBe(false);
    expect(isWatched({ ...openDeadline(), startAt: null }, START)).toBe(false);
    expect(
      isWatched(openDeadline({ dueAt: null, pause: { since: null, reason: '', leftMs: null } }), START),
    ).toBe(true);
  });

  it('calls for attention from “at risk” on, unless it stands or was acknowledged', () => {
    expect(urgentFrom(watchedClock())).toBe(START + 225_000);
    expect(urgentFrom(watchedClock('k', { atRiskAt: null }))).toBe(START + 300_000);
    expect(urgentFrom(watchedClock('k', { pause: { since: START, reason: '', leftMs: 1 } }))).toBe(null);
    const done = watchedClock('k', {}, { acknowledgedAt: START });
    expect([isAcknowledged(done), urgentFrom(done)]).toEqual([true, null]);
  });
});
