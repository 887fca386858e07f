import { type Accumulator, accumulator, tally } from '../accumulator';
import { isoDate } from '../calendar';
import { type Duration, keep } from '../cycle';
import { type Metric, type SampleFigure, sampleMetrics } from '../metric';
import { type Sample, sample } from '../sample';
import { insideSla, type LeadSlaState, type SpeedTarget } from './inside-sla';
import type { LeadMoment, MetricLead } from './metric-lead';

/** One lead with a form, and how fast it was answered. */
export interface Answer {
  lead: MetricLead;
  /** Minutes from form to first contact, or why there are none. */
  response: Duration;
  state: LeadSlaState;
}

/** How fast the leads of one week, or of one rep, were answered. */
export interface AnswerMetrics {
  leads: number;
  mean: Metric;
  median: Metric;
  insideSla: Metric;
}

export function answerMetrics(target: SpeedTarget): Accumulator<Answer, AnswerMetrics> {
  const times = sample();
  const gaps = tally();
  const states = tally();
  return accumulator(
    { times, gaps, states },
    ({ response, state }) => {
      keep(response, times, gaps);
      states.count(state);
    },
    () => {
      const { mean, median } = minuteFigures(RESPONSE, times, gaps);
      const leads = states.rows().reduce((sum, { count }) => sum + count, 0);
      return { leads, mean, median, insideSla: insideSla(states, target) };
    },
  );
}

/** The Monday of the week in which the form came, "2026-11-16"; null where its day is not known. */
export const weekOf = ({ lead: { form } }: Answer): string | null =>
  form.day === null ? null : isoDate(form.day - ((((form.day + 3) % 7) + 7) % 7));

export const ownerOf = ({ lead: { owner } }: Answer): string | null => owner;

interface MinutesName {
  id: string;
  label: string;
  /** After "minutes from". */
  what: string;
}

export const RESPONSE: MinutesName = {
  id: 'speedToLead',
  label: 'Speed to lead',
  what: 'form to first rep contact',
};

export const minuteFigures = (
  { id, label, what }: MinutesName,
  values: Sample,
  gaps: Parameters<typeof sampleMetrics>[2],
): Record<SampleFigure, Metric> =>
  sampleMetrics(
    { id, label, unit: 'minutes', what: `minutes from ${what}`, none: 'no lead has both times' },
    values,
    gaps,
  );

/** Minutes from one moment to another, each with its time of day. */
export function minutes(from: LeadMoment, to: LeadMoment, fromWord: string, toWord: string): Duration {
  for (const [moment, word] of [
    [from, fromWord],
    [to, toWord],
  ] as const)
    if (moment.exactAt === null) {
      if (moment.day !== null) return `${word} has no time of day`;
      return moment.gap ? `${word} ${moment.gap}` : `no ${word} yet`;
    }
  return ((to.exactAt ?? 0) - (from.exactAt ?? 0)) / 60_000;
}
