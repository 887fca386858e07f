import { DAY_MS } from '../record/format';
import { type Accumulator, accumulator, type Tally, tally } from './accumulator';
import { type Metric, type SampleFigure, type SampleName, sampleMetrics } from './metric';
import type { MetricDeal } from './metric-deal';
import { joined, type Sample, sample } from './sample';

type Figures = Record<SampleFigure, Metric>;

/** Sales cycles of won, of lost, and of all closed deals. */
export interface CycleMetrics {
  /** In calendar days: the difference of the two dates. */
  won: Figures;
  lost: Figures;
  closed: Figures;
  /** In days with fractions, of deals whose closing is known to the minute. */
  wonExact: Figures;
  lostExact: Figures;
  closedExact: Figures;
}

const CALENDAR = 'calendar days from the created date to the close date (of leads: the day of conversion)';
const EXACT =
  'days, with fractions, from the created time to the close time, a day without a time counting from its start,';

/** How long closed deals took. A deal closed before it was created is left out and counted. */
export function cycleMetrics(): Accumulator<MetricDeal, CycleMetrics> {
  const days = { won: sample(), lost: sample() };
  const exact = { won: sample(), lost: sample() };
  const gaps = { won: tally(), lost: tally() };
  const exactGaps = { won: tally(), lost: tally() };
  return accumulator(
    {
      wonDays: days.won,
      lostDays: days.lost,
      wonExact: exact.won,
      lostExact: exact.lost,
      wonGaps: gaps.won,
      lostGaps: gaps.lost,
      wonExactGaps: exactGaps.won,
      lostExactGaps: exactGaps.lost,
    },
    (deal) => {
      if (deal.outcome !== 'won' && deal.outcome !== 'lost') return;
      keep(calendarDays(deal), days[deal.outcome], gaps[deal.outcome]);
      keep(exactDays(deal), exact[deal.outcome], exactGaps[deal.outcome]);
    },
    () => ({
      won: sampleMetrics(cycleName('won', CALENDAR), days.won, gaps.won),
      lost: sampleMetrics(cycleName('lost', CALENDAR), days.lost, gaps.lost),
      closed: sampleMetrics(cycleName('closed', CALENDAR), joined(days.won, days.lost), both(gaps)),
      wonExact: sampleMetrics(cycleName('won', EXACT, 'Exact'), exact.won, exactGaps.won),
      lostExact: sampleMetrics(cycleName('lost', EXACT, 'Exact'), exact.lost, exactGaps.lost),
      closedExact: sampleMetrics(
        cycleName('closed', EXACT, 'Exact'),
        joined(exact.won, exact.lost),
        both(exactGaps),
      ),
    }),
  );
}

const cycleName = (which: 'won' | 'lost' | 'closed', what: string, suffix = ''): SampleName => ({
  id: `cycleDays${suffix}.${which}`,
  label: `Sales cycle of ${which} deals`,
  unit: 'days',
  what: `${what} of ${which} deals`,
  none: `no ${which} deal has both dates`,
});

/** A duration, or why there is none. */
export type Duration = number | string;

/** Counts a duration; one below 0 is impossible and counts as left out. */
export function keep(duration: Duration, values: Sample, gaps: Tally): void {
  if (typeof duration === 'string') gaps.count(duration);
  else if (duration < 0) gaps.count('ends before it begins');
  else values.push(duration);
}

export function calendarDays(deal: MetricDeal): Duration {
  if (deal.createdDay === null) return deal.createdGap ?? 'no created date';
  if (deal.closeDay === null) return deal.closeGap ?? 'no close date';
  return deal.closeDay - deal.createdDay;
}

function exactDays(deal: MetricDeal): Duration {
  if (deal.createdAt === null) return deal.createdGap ?? 'created date has no time';
  if (deal.closedAt === null) return deal.closeGap ?? 'close date has no time';
  return (deal.closedAt - deal.createdAt) / DAY_MS;
}

function both({ won, lost }: Record<'won' | 'lost', Tally>): Tally {
  const all = tally();
  all.merge(won);
  all.merge(lost);
  return all;
}
