import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildBusinessTime, businessTime } from './business-time';
import { calendar, randomCalendar, seededRandom } from './testing/calendars';

const HOUR = 3_600_000;
const at = (iso: string): number => Date.parse(iso);
const office = buildBusinessTime(calendar());
const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

describe('business hours', () => {
  // 20 November 2026 is a Friday; Berlin is at UTC+1.
  it.each([
    ['inside a shift', '2026-11-20T08:30Z', 2, '2026-11-20T10:30:00.000Z'],
    ['over lunch', '2026-11-20T10:30Z', 2, '2026-11-20T13:30:00.000Z'],
    ['over the weekend', '2026-11-20T16:00Z', 2, '2026-11-23T09:00:00.000Z'],
    ['ending with the shift, not at the next one', '2026-11-20T15:00Z', 2, '2026-11-20T17:00:00.000Z'],
    ['from a Sunday', '2026-11-22T12:00Z', 1, '2026-11-23T09:00:00.000Z'],
    ['over two weeks', '2026-11-20T08:00Z', 80, '2026-12-03T17:00:00.000Z'],
  ])('add up %s', (_name, from, hours, due) => {
    expect(iso(office.add(at(from), hours * HOUR))).toBe(due);
  });

  it('are taken off again, to the latest instant with as much left', () => {
    expect(iso(office.subtract(at('2026-11-23T09:00Z'), 2 * HOUR))).toBe('2026-11-20T16:00:00.000Z');
    expect(iso(office.subtract(at('2026-11-23T09:00Z'), HOUR))).toBe('2026-11-23T08:00:00.000Z');
  });

  it('leave out holidays, and the other half of half days', () => {
    const holidays = [
      { date: '2026-12-24', label: 'Christmas Eve', hours: [['09:00', '12:00']] as [string, string][] },
      { date: '2026-12-25', label: 'Christmas Day' },
    ];
    const time = buildBusinessTime(calendar({ holidays }));
    expect(iso(time.add(at('2026-12-23T16:00Z'), 5 * HOUR))).toBe('2026-12-28T09:00:00.000Z');
  });

  it('know no wall times inside a gap, and count a repeated hour twice', () => {
    const nights = calendar({ hours: { sun: [['02:15', '06:00']] } });
    const time = buildBusinessTime(nights);
    const sunday = (day: string) => time.measure(at(`${day}T00:00Z`), at(`${day}T12:00Z`));
    expect(sunday('2026-03-22')).toBe(3.75 * HOUR);
    expect(sunday('2026-03-29')).toBe(3 * HOUR);
    expect(sunday('2026-10-25')).toBe(4.5 * HOUR);
    expect(iso(time.add(at('2026-03-29T00:00Z'), HOUR))).toBe('2026-03-29T02:00:00.000Z');
  });

  it('join at midnight, so that a night shift is one stretch', () => {
    const time = buildBusinessTime(
      calendar({ hours: { fri: [['22:00', '24:00']], sat: [['00:00', '06:00']] } }),
    );
    expect(time.spans(at('2026-11-20T00:00Z'), at('2026-11-22T00:00Z'))).toEqual([
      [at('2026-11-20T21:00Z'), at('2026-11-21T05:00Z')],
    ]);
  });

  it.each([
    ['a Friday morning, 5', '2026-11-20T08:00Z', 5, '2026-11-27T17:00:00.000Z'],
    ['late on that Friday, 5', '2026-11-20T22:00Z', 5, '2026-11-27T17:00:00.000Z'],
    ['Saturday, 5', '2026-11-21T12:00Z', 5, '2026-11-27T17:00:00.000Z'],
    ['Monday, 5', '2026-11-23T08:00Z', 5, '2026-11-30T17:00:00.000Z'],
    ['Friday, the same day', '2026-11-20T08:00Z', 0, '2026-11-20T17:00:00.000Z'],
    ['Friday at closing time, the same day', '2026-11-20T17:00Z', 0, '2026-11-23T17:00:00.000Z'],
    ['Sunday, the same day', '2026-11-22T12:00Z', 0, '2026-11-23T17:00:00.000Z'],
  ])('count business days from %s', (_name, from, days, end) => {
    expect(iso(office.endOfDay(at(from), days))).toBe(end);
  });

  it('end where nobody can promise anything', () => {
    const rare = buildBusinessTime(
      calendar({ hours: { mon: [['09:00', '09:01']] }, holidays: [{ date: '2026-11-23', label: 'Off' }] }),
    );
    expect(rare.add(at('2026-11-20T08:00Z'), 60_000)).toBe(at('2026-11-30T08:01Z'));
    expect(rare.add(at('2026-11-20T08:00Z'), 3000 * 60_000)).toBeGreaterThan(at('2084-01-01T00:00Z'));
    expect(rare.add(at('2026-11-20T08:00Z'), 365 * 24 * HOUR)).toBeNull();
    for (const odd of [-1, Number.NaN, Number.POSITIVE_INFINITY, at('2101-01-01T00:00Z')]) {
      expect(office.add(odd, HOUR)).toBeNull();
      expect(office.measure(odd, at('2026-11-20T08:00Z'))).toBeNull();
      expect(office.endOfDay(odd, 1)).toBeNull();
    }
    expect(businessTime(calendar({ zone: 'Europe/Atlantis' }))).toBeNull();
  });

  it('are built once for a calendar', () => {
    const one = calendar();
    expect(businessTime(one)).toBe(businessTime(one));
  });
});

describe('in any calendar', () => {
  const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC'];
  const FROM = at('2026-01-01T00:00Z');
  const instant = fc.integer({ min: FROM, max: FROM + 365 * 24 * HOUR });
  const length = fc.integer({ min: 0, max: 60 * HOUR });
  const worked = fc
    .tuple(fc.constantFrom(...ZONES), fc.integer(), instant)
    .map(([zone, seed, near]) => randomCalendar(zone, near, seededRandom(seed)));
  const runs = { numRuns: 300, seed: 7 };

  it('adding and then measuring gives what was added, and so does taking off', () => {
    fc.assert(
      fc.property(worked, instant, length, (entry, from, ms) => {
        const time = buildBusinessTime(entry);
        const due = time.add(from, ms);
        const back = time.subtract(from, ms);
        if (due !== null) expect(time.measure(from, due)).toBe(ms);
        if (back !== null) expect(time.measure(back, from)).toBe(ms);
      }),
      runs,
    );
  });

  it('due times are in the order of starts and of targets', () => {
    fc.assert(
      fc.property(worked, instant, instant, length, length, (entry, a, b, long, short) => {
        const time = buildBusinessTime(entry);
        const due = (from: number, ms: number) => time.add(from, ms) ?? Number.POSITIVE_INFINITY;
        expect(due(Math.min(a, b), long)).toBeLessThanOrEqual(due(Math.max(a, b), long));
        expect(due(a, Math.min(long, short))).toBeLessThanOrEqual(due(a, Math.max(long, short)));
      }),
      runs,
    );
  });

  it('a stretch split anywhere adds up, and its spans do too', () => {
    fc.assert(
      fc.property(worked, fc.array(instant, { minLength: 3, maxLength: 3 }), (entry, instants) => {
        const time = buildBusinessTime(entry);
        const [a = 0, b = 0, c = 0] = instants.sort((x, y) => x - y);
        const whole = time.measure(a, c) ?? Number.NaN;
        expect((time.measure(a, b) ?? 0) + (time.measure(b, c) ?? 0)).toBe(whole);
        expect((time.spans(a, c) ?? []).reduce((sum, [from, to]) => sum + to - from, 0)).toBe(whole);
      }),
      runs,
    );
  });

  it('the old and the new name of a zone are one', () => {
    const pairs = [
      ['Asia/Calcutta', 'Asia/Kolkata'],
      ['US/Pacific', 'America/Los_Angeles'],
      ['Europe/Kiev', 'Europe/Kyiv'],
    ] as const;
    fc.assert(
      fc.property(worked, fc.constantFrom(...pairs), instant, length, (entry, [old, now], from, ms) => {
        const [before, after] = [old, now].map((zone) => buildBusinessTime({ ...entry, zone }));
        expect(before?.add(from, ms)).toBe(after?.add(from, ms));
      }),
      runs,
    );
  });

  it('holidays only lengthen', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 365 }), { maxLength: 30 });
    fc.assert(
      fc.property(worked, days, instant, length, (entry, off, from, ms) => {
        const holidays = off.map((day) => ({
          date: new Date(FROM + day * 24 * HOUR).toISOString().slice(0, 10),
          label: 'Off',
        }));
        const plain = buildBusinessTime({ ...entry, holidays: [] }).add(from, ms);
        const longer = buildBusinessTime({ ...entry, holidays }).add(from, ms);
        expect(longer ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(plain ?? Number.POSITIVE_INFINITY);
      }),
      runs,
    );
  });
});
