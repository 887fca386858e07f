import { describe, expect, it } from 'vitest';
import { CONTEXT } from '../../testing/sample-view';
import { noteVisit } from './last-visit';
import { betweenOf, betweenText, firstDay, openingDay, presetsOf } from './periods';

/** Friday, 20 November 2026, 14:06 in Berlin. */
const { now, zone } = CONTEXT;
const options = { now, zone, lastVisit: null };
const iso = (at: number | undefined) => at !== undefined && new Date(at).toISOString();

describe('presets', () => {
  it('begin at midnight of the viewer’s zone and end now', () => {
    expect((['monday', 'week', 'month', 'quarter'] as const).map((id) => firstDay(id, options))).toEqual([
      '2026-11-16',
      '2026-11-13',
      '2026-10-21',
      '2026-10-01',
    ]);
    const quarter = betweenOf({ preset: 'quarter' }, options);
    expect([iso(quarter?.from), quarter?.to]).toEqual(['2026-09-30T21:59:59.999Z', now]);
  });

  it('mean the Monday of a week ago on a Monday, and the day before on a Tuesday', () => {
    const on = (day: string) => firstDay('monday', { now: Date.parse(`${day}T12:00:00Z`), zone });
    expect([on('2026-11-16'), on('2026-11-17'), on('2026-11-22')]).toEqual([
      '2026-11-09',
      '2026-11-16',
      '2026-11-16',
    ]);
  });

  it('offer the last visit only where there was one', () => {
    expect(presetsOf(options)).not.toContain('visit');
    const visited = { ...options, lastVisit: now - 1000 };
    expect(presetsOf(visited)).toContain('visit');
    expect(betweenOf({ preset: 'visit' }, visited)).toEqual({ from: now - 1000, to: now });
  });
});

describe('two days of one’s own', () => {
  it('include the last one, but nothing that is still to come', () => {
    const past = betweenOf({ fromDay: '2026-11-02', toDay: '2026-11-03' }, options);
    expect([iso(past?.from), iso(past?.to)]).toEqual([
      '2026-11-01T22:59:59.999Z',
      '2026-11-03T22:59:59.999Z',
    ]);
    expect(betweenOf({ fromDay: '2026-11-20', toDay: '2026-12-24' }, options)?.to).toBe(now);
    expect(past && betweenText(past, now, CONTEXT)).toEqual(['Mon 2 Nov, 00:00 CET', 'the end of Tue 3 Nov']);
  });

  it('follow on each other, over the change of the clocks, so that midnight falls in one of them', () => {
    const days = (fromDay: string, toDay: string) => betweenOf({ fromDay, toDay }, options);
    const [before, after] = [days('2026-10-19', '2026-10-24'), days('2026-10-25', '2026-10-25')];
    expect(before?.to).toBe(after?.from);
    expect((after?.to ?? 0) - (after?.from ?? 0)).toBe(25 * 3_600_000);
    expect(after && [openingDay(after.from, zone), openingDay(after.to, zone)]).toEqual([
      '2026-10-25',
      '2026-10-26',
    ]);
  });

  it('are none when they lie ahead, run backwards, or are no days', () => {
    for (const [fromDay, toDay] of [
      ['2026-12-01', '2026-12-24'],
      ['2026-11-03', '2026-11-02'],
      ['', '2026-11-02'],
      ['2026-11-02', ''],
    ] as const)
      expect(betweenOf({ fromDay, toDay }, options)).toBeNull();
  });
});

it('remembers the last visit, and does without where nothing can be kept', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  expect(noteVisit(100, storage)).toBeNull();
  expect(noteVisit(200, storage)).toBe(100);
  const closed = () => {
    throw new Error('No storage.');
  };
  expect(noteVisit(300, { getItem: closed, setItem: closed })).toBeNull();
});
