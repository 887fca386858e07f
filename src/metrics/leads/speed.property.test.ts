import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from '../accumulator';
import { isoDate } from '../calendar';
import { NO_CONTACT } from './inside-sla';
import type { LeadMoment, MetricLead } from './metric-lead';
import { hasForm, speedToLead, UNKNOWN_BAND } from './speed-to-lead';

const NOW = Date.parse('2026-11-20T13:00:00Z');
const DAY = 86_400_000;
const BANDS = [
  { underMs: 300_000, label: 'fast' },
  { underMs: 3_600_000, label: 'slow' },
  { underMs: Number.POSITIVE_INFINITY, label: 'late' },
];

const NOTHING: LeadMoment = { day: null, at: null, exactAt: null, gap: null };
const moments = (from: number, to: number): fc.Arbitrary<LeadMoment> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: from, max: to }).map((at) => exactly(at)) },
    fc.integer({ min: from, max: to }).map((at) => ({ ...exactly(at), exactAt: null })),
    fc.constant(NOTHING),
    fc.constant({ ...NOTHING, gap: 'can’t be read' }),
  );
const exactly = (at: number): LeadMoment => ({ day: Math.floor(at / DAY), at, exactAt: at, gap: null });

const leads: fc.Arbitrary<MetricLead[]> = fc.array(
  fc.record({
    id: fc.constant('x'),
    source: fc.constant(null),
    owner: fc.option(fc.constantFrom('Kim', 'Lou')),
    reached: fc.constant(null),
    start: fc.constant(NOTHING),
    won: fc.constant(NOTHING),
    isWon: fc.option(fc.boolean()),
    form: moments(NOW - 40 * DAY, NOW),
    assigned: moments(NOW - 40 * DAY, NOW),
    contact: moments(NOW - 40 * DAY, NOW),
    becameMql: fc.constant(NOTHING),
    formHour: fc.option(fc.integer({ min: 0, max: 23 })),
    sla: fc.option(fc.constantFrom('inside', 'outside', 'open', 'unknown', 'none')),
  }),
  { maxLength: 60 },
);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const counted = (list: readonly MetricLead[]) => measure(list, speedToLead({ now: NOW, bands: BANDS }));
const runs = { seed: 20_261_121, numRuns: 200 };

describe('speed to lead of any leads', () => {
  it('has every lead with a form in one band, one week and one rep', () => {
    fc.assert(
      fc.property(leads, (list) => {
        const { leads: all, byBand, byWeek, byRep } = counted(list);
        expect(all).toBe(list.filter(hasForm).length);
        expect(sum(byBand.map((row) => row.leads))).toBe(all);
        expect(sum(byWeek.map(({ result }) => result.leads))).toBe(all);
        expect(sum(byRep.map(({ result }) => result.leads))).toBe(all);
        expect(byBand.map(({ band }) => band).slice(-2)).toEqual([NO_CONTACT, UNKNOWN_BAND]);
      }),
      runs,
    );
  });

  it('counts each lead as inside, outside or left out, never twice', () => {
    fc.assert(
      fc.property(leads, (list) => {
        const { leads: all, insideSla, response } = counted(list);
        for (const { n, excluded } of [insideSla, response.median])
          expect(n + sum(excluded.map(({ count }) => count))).toBe(all);
      }),
      runs,
    );
  });

  it('has the median that a sorted list has', () => {
    fc.assert(
      fc.property(leads, (list) => {
        const { byWeek, response } = counted(list);
        expect(response.median.value).toBe(bruteMedian(list));
        for (const { key, result } of byWeek)
          expect(result.median.value).toBe(bruteMedian(list.filter((lead) => mondayOf(lead) === key)));
      }),
      runs,
    );
  });
});

function bruteMedian(list: readonly MetricLead[]): number | null {
  const times = list
    .flatMap(({ form, contact }) =>
      form.exactAt !== null && contact.exactAt !== null && contact.exactAt >= form.exactAt
        ? [(contact.exactAt - form.exactAt) / 60_000]
        : [],
    )
    .sort((a, b) => a - b);
  const low = times[Math.ceil(times.length / 2) - 1];
  const high = times[Math.floor(times.length / 2)];
  return low === undefined || high === undefined ? null : low + (high - low) / 2;
}

/** Back from the form's day until it is a Monday. */
function mondayOf({ form }: MetricLead): string | null {
  if (form.day === null) return null;
  let day = form.day;
  while (new Date(day * DAY).getUTCDay() !== 1) day -= 1;
  return isoDate(day);
}
