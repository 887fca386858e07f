import { DAY_MS } from '../../record/format';
import { type Accumulator, accumulator, tally } from '../accumulator';
import { type Duration, keep } from '../cycle';
import { type Metric, metric, type SampleFigure, sampleMetrics, shareMetric } from '../metric';
import { countAbove, mean, sample } from '../sample';
import type { LeadMoment, MetricLead } from './metric-lead';

export interface TimeToWonMetrics {
  conversion: Metric;
  /** Calendar days. */
  days: Record<SampleFigure, Metric>;
  /** With fractions. */
  exactDays: Record<SampleFigure, Metric>;
  within: { days: number; won: Metric }[];
  /** Won after more than twice the mean. */
  late: Metric;
}

export interface TimeToWonOptions {
  within?: readonly number[];
  /**
   * A lead that was won before its first contact is impossible and left out; `count` takes it in
   * all the same, to compare with figures that do.
   */
  negative?: 'leave out' | 'count';
}

const NONE = 'no won lead has both dates';

/** How long leads took from first contact to won. */
export function timeToWon(options: TimeToWonOptions = {}): Accumulator<MetricLead, TimeToWonMetrics> {
  const { within = [7, 14, 30, 60, 90], negative = 'leave out' } = options;
  const days = sample();
  const exact = sample();
  const gaps = tally();
  const exactGaps = tally();
  const outcomes = tally();
  const take = (duration: Duration, ...[values, left]: [typeof days, typeof gaps]) => {
    if (negative === 'count' && typeof duration === 'number') values.push(duration);
    else keep(duration, values, left);
  };
  return accumulator(
    { days, exact, gaps, exactGaps, outcomes },
    ({ isWon, start, won }) => {
      outcomes.count(isWon === null ? 'unknown' : isWon ? 'won' : 'not won');
      if (!isWon) return;
      take(daysBetween(start, won), days, gaps);
      take(exactDaysBetween(start, won), exact, exactGaps);
    },
    () => ({
      conversion: conversionMetric(outcomes.of('won'), outcomes.of('not won'), outcomes.of('unknown')),
      days: sampleMetrics(
        { ...NAME, id: 'daysToWon', what: 'calendar days from first contact to won' },
        days,
        gaps,
      ),
      exactDays: sampleMetrics(
        {
          ...NAME,
          id: 'exactDaysToWon',
          what: 'days, with fractions, from first contact to won, a day without a time counting from its start',
        },
        exact,
        exactGaps,
      ),
      within: within.map((limit) => ({ days: limit, won: countMetric(limit, 'within') })),
      late: lateMetric(),
    }),
  );

  function countMetric(limit: number, which: 'within' | 'after', words = `${limit} calendar days`): Metric {
    const after = countAbove(days, limit);
    return metric(
      {
        id: which === 'within' ? `wonWithin.${limit}` : 'wonLate',
        label: `Won ${which} ${words}`,
        unit: 'leads',
        definition: `Won leads with ${which === 'within' ? 'at most' : 'more than'} ${words} from first contact to won.`,
      },
      days.size === 0 ? null : which === 'within' ? days.size - after : after,
      days.size,
      { excluded: gaps.rows(), reason: NONE },
    );
  }

  function lateMetric(): Metric {
    const limit = 2 * (mean(days) ?? 0);
    return countMetric(limit, 'after', '2 × the mean calendar days');
  }
}

const NAME = { label: 'Days from first contact to won', unit: 'days', none: NONE } as const;

function daysBetween(start: LeadMoment, won: LeadMoment): Duration {
  if (start.day === null) return `first contact ${start.gap ?? 'is empty'}`;
  if (won.day === null) return `won date ${won.gap ?? 'is empty'}`;
  return won.day - start.day;
}

function exactDaysBetween(start: LeadMoment, won: LeadMoment): Duration {
  if (start.at === null) return `first contact ${start.gap ?? 'has no time'}`;
  if (won.at === null) return `won date ${won.gap ?? 'has no time'}`;
  return (won.at - start.at) / DAY_MS;
}

/** Shared by everything that asks how many leads were won. */
export function conversionMetric(won: number, notWon: number, unknown: number): Metric {
  return shareMetric(
    {
      id: 'leadConversion',
      label: 'Lead conversion',
      definition: 'Won leads ÷ all leads whose outcome can be read; leads still under way count as not won.',
    },
    won,
    won + notWon,
    {
      excluded: unknown > 0 ? [{ reason: 'its outcome can’t be read', count: unknown }] : [],
      none: 'no lead whose outcome can be read',
    },
  );
}
