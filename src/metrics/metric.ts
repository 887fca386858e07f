import type { Tally } from './accumulator';
import { largest, mean, median, quantile, type Sample, smallest } from './sample';

/** `share` runs from 0 to 1; `money` is in `currency`. */
export type MetricUnit =
  | 'deals'
  | 'leads'
  | 'fields'
  | 'pushes'
  | 'share'
  | 'days'
  | 'minutes'
  | 'money'
  | 'money per day'
  | 'ratio';

export interface Exclusion {
  reason: string;
  count: number;
  /** The figure it was left out of, where a figure is made of several: one deal may be left out of each. */
  part?: string;
}

/** A figure with everything needed to judge it (domain.md § 5: definition and counts). */
export interface Metric {
  id: string;
  label: string;
  /** Null when there is nothing to state; `reason` says why. */
  value: number | null;
  unit: MetricUnit;
  /** What it is counted on: the deals, leads or visits behind the figure. */
  n: number;
  /** One plain sentence with the formula. */
  definition: string;
  /** What was left out of `n`, and why. */
  excluded: Exclusion[];
  reason: string | null;
  /** Of money; null when no currency is stated. */
  currency?: string | null;
  /** The figure of each currency, where they are mixed. */
  byCurrency?: { currency: string | null; value: number; n: number }[];
}

export type MetricName = Pick<Metric, 'id' | 'label' | 'unit' | 'definition'>;

type Details = Partial<Pick<Metric, 'excluded' | 'reason' | 'currency' | 'byCurrency'>>;

/** A figure, or the reason why there is none: a value that is no finite number is never stated. */
export function metric(name: MetricName, value: number | null, n: number, details: Details = {}): Metric {
  const isStated = value !== null && Number.isFinite(value);
  const whyNot = details.reason ?? (value === null ? 'nothing to count' : 'too large to be counted');
  return {
    ...name,
    excluded: [],
    ...details,
    value: isStated ? value : null,
    n,
    reason: isStated ? null : whyNot,
  };
}

/** A part of a whole; null rather than 0 ÷ 0. */
export function shareMetric(
  name: Omit<MetricName, 'unit'>,
  part: number,
  whole: number,
  details: Details & { none: string },
): Metric {
  const { none, ...rest } = details;
  const value = whole === 0 ? null : part / whole;
  return metric({ ...name, unit: 'share' }, value, whole, { reason: value === null ? none : null, ...rest });
}

export type SampleFigure = 'mean' | 'median' | 'p25' | 'p75' | 'p90' | 'min' | 'max';

const FIGURES: Record<SampleFigure, { word: string; of(sample: Sample): number | null }> = {
  mean: { word: 'Mean', of: mean },
  median: { word: 'Median (mean of the middle two)', of: median },
  p25: { word: 'First quartile (linear interpolation)', of: (values) => quantile(values, 0.25) },
  p75: { word: 'Third quartile (linear interpolation)', of: (values) => quantile(values, 0.75) },
  p90: { word: '90th percentile (linear interpolation)', of: (values) => quantile(values, 0.9) },
  min: { word: 'Shortest', of: smallest },
  max: { word: 'Longest', of: largest },
};

export interface SampleName {
  id: string;
  label: string;
  unit: 'days' | 'minutes';
  /** What is measured, to follow "Mean of …": "calendar days from … to …". */
  what: string;
  /** Why there is no figure, when the sample is empty. */
  none: string;
}

/** One figure of a sample of durations. */
export function sampleMetric(
  name: SampleName,
  figure: SampleFigure,
  values: Sample,
  excluded: Tally | null = null,
): Metric {
  const { word, of } = FIGURES[figure];
  return metric(
    {
      id: `${name.id}.${figure}`,
      label: `${name.label}, ${figure}`,
      unit: name.unit,
      definition: `${word} of ${name.what}.`,
    },
    of(values),
    values.size,
    { excluded: excluded?.rows() ?? [], reason: name.none },
  );
}

/** All figures of one sample, by name. */
export function sampleMetrics(
  name: SampleName,
  values: Sample,
  excluded: Tally | null = null,
): Record<SampleFigure, Metric> {
  const of = (figure: SampleFigure) => sampleMetric(name, figure, values, excluded);
  return {
    mean: of('mean'),
    median: of('median'),
    p25: of('p25'),
    p75: of('p75'),
    p90: of('p90'),
    min: of('min'),
    max: of('max'),
  };
}
