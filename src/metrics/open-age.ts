import { type Accumulator, accumulator, tally } from './accumulator';
import { calendarDays, type Duration, keep } from './cycle';
import { type Metric, metric, type SampleFigure, sampleMetrics } from './metric';
import type { MetricDeal } from './metric-deal';
import { countAbove, joined, mean, type Sample, sample } from './sample';

export interface OpenAgeMetrics {
  age: Record<SampleFigure, Metric>;
  /** Open deals older than a limit: `factor` × the mean cycle of closed, of won deals, or days given. */
  olderThanClosed: Metric;
  olderThanWon: Metric;
  olderThanDays: Metric;
}

export interface OpenAgeOptions {
  /** In days since 1970-01-01. */
  today: number;
  factor?: number;
  days?: number;
}

/**
 * How old open deals are since they were created, held against how long closed ones took: the
 * measure of staleness where there is no stage history (else see `timeInStage`).
 */
export function openAgeMetrics(options: OpenAgeOptions): Accumulator<MetricDeal, OpenAgeMetrics> {
  const { today, factor = 2, days = 90 } = options;
  const samples = { open: sample(), won: sample(), lost: sample() };
  const gaps = { open: tally(), won: tally(), lost: tally() };
  return accumulator(
    {
      ...samples,
      openGaps: gaps.open,
      wonGaps: gaps.won,
      lostGaps: gaps.lost,
    },
    (deal) => {
      if (deal.outcome === 'unknown') return;
      const duration = deal.outcome === 'open' ? ageOn(deal, today) : calendarDays(deal);
      keep(duration, samples[deal.outcome], gaps[deal.outcome]);
    },
    () => ({
      age: sampleMetrics(
        {
          id: 'openAge',
          label: 'Age of open deals',
          unit: 'days',
          what: 'calendar days from the created date of open deals to today',
          none: 'no open deal has a created date',
        },
        samples.open,
        gaps.open,
      ),
      olderThanClosed: overCycle('Closed', joined(samples.won, samples.lost)),
      olderThanWon: overCycle('Won', samples.won),
      olderThanDays: over('olderThanDays', days, `${days} days`),
    }),
  );

  function overCycle(which: 'Closed' | 'Won', cycles: Sample): Metric {
    const average = mean(cycles);
    const limit = average === null ? null : factor * average;
    const words = `${factor} × the mean calendar days that ${cycles.size} ${which.toLowerCase()} deals took`;
    return over(`olderThan${which}`, limit, words);
  }

  function over(id: string, limit: number | null, words: string): Metric {
    const definition = `Open deals whose calendar days since the created date are more than ${words}.`;
    const value = limit === null ? null : countAbove(samples.open, limit);
    return metric(
      { id, label: `Open for more than ${words}`, unit: 'deals', definition },
      value,
      samples.open.size,
      {
        excluded: gaps.open.rows(),
        reason: 'no closed deal to compare with',
      },
    );
  }
}

function ageOn({ createdDay, createdGap }: MetricDeal, today: number): Duration {
  return createdDay === null ? (createdGap ?? 'no created date') : today - createdDay;
}
