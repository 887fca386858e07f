import { apportion, sum } from '../scoring/apportion';
import type { Dimension, ScoringModel, Signal } from '../scoring/model';

/** One signal of the example, with its points on the 100-point scale in whole numbers. */
export interface ExampleRow {
  signal: Signal;
  /** Raw points after decay. */
  left: number;
  /** True where one step of decay is taken off. */
  isAged: boolean;
  shown: number;
}

export interface ScoringExample {
  rows: ExampleRow[];
  shown: Record<Dimension, number> & { total: number };
  /** By the exact figures, as on records. */
  bars: { name: string; reached: boolean; needed: number }[];
}

const MOST_ENGAGEMENT = 3;

/**
 * A record made up to show how the model adds up: most of the fit, a few engagements of which one
 * has aged, and the smallest negative that leaves something. Counted and rounded as on records
 * (src/scoring/score.ts). Null for a model without signals that earn.
 */
export function scoringExample(model: ScoringModel): ScoringExample | null {
  const chosen = chooseSignals(model);
  if (chosen.every(({ signal }) => signal.dimension === 'negative')) return null;
  const { scale } = model;
  const worth = chosen.map(({ signal, left }) => left * scale[signal.dimension]);
  const of = (dimension: Dimension) =>
    worth.filter((_, index) => chosen[index]?.signal.dimension === dimension);
  const dimensions = ['fit', 'engagement', 'negative'] as const;
  const sums = dimensions.map((dimension) => sum(of(dimension)));
  const [fit = 0, engagement = 0, negative = 0] = apportion(sums, scale.denominator, 1);
  const shown = dimensions.flatMap((dimension, index) =>
    apportion(of(dimension), scale.denominator, 1, [fit, engagement, negative][index]),
  );
  const total = fit + engagement + negative;
  const reaches = (numerator: number, needed: number) => numerator >= needed * scale.denominator;
  return {
    rows: chosen.map((row, index) => ({ ...row, shown: shown[index] ?? 0 })),
    shown: { fit, engagement, negative, total },
    bars: [
      { name: 'Fit', needed: model.fitMinimum, reached: reaches(sums[0] ?? 0, model.fitMinimum) },
      {
        name: 'Engagement',
        needed: model.engagementMinimum,
        reached: reaches(sums[1] ?? 0, model.engagementMinimum),
      },
      { name: 'The score', needed: model.threshold, reached: reaches(sum(sums), model.threshold) },
    ],
  };
}

type Choice = Omit<ExampleRow, 'shown'>;

/** Fit, then engagement, then negative: the order in which the dimensions are rounded. */
function chooseSignals({ signals, scale }: ScoringModel): Choice[] {
  const bands = bestOfGroups(signals);
  const fit = bands.filter(({ dimension }) => dimension === 'fit');
  const some = fit.length > 2 ? fit.slice(0, -1) : fit;
  const engagement = bands.filter(({ dimension }) => dimension === 'engagement').slice(0, MOST_ENGAGEMENT);
  const aging = engagement.find(({ decay, since }) => decay && since);
  const earning = [
    ...some.map((signal) => ({ signal, left: signal.points, isAged: false })),
    ...engagement.map((signal) => {
      const isAged = signal === aging;
      return {
        signal,
        left: Math.max(0, signal.points - (isAged ? (signal.decay?.points ?? 0) : 0)),
        isAged,
      };
    }),
  ];
  const earned = sum(earning.map(({ signal, left }) => left * scale[signal.dimension]));
  const [negative] = bands
    .filter(({ dimension, points }) => dimension === 'negative' && earned + points * scale.negative > 0)
    .sort((a, b) => b.points - a.points);
  return negative ? [...earning, { signal: negative, left: negative.points, isAged: false }] : earning;
}

/** Of signals that share a group only the one furthest from 0: two of them never count together. */
function bestOfGroups(signals: readonly Signal[]): Signal[] {
  return signals.filter(
    ({ dimension, group, points }, index) =>
      group === null ||
      signals.every(
        (other, at) =>
          other.dimension !== dimension ||
          other.group !== group ||
          Math.abs(other.points) < Math.abs(points) ||
          (Math.abs(other.points) === Math.abs(points) && at >= index),
      ),
  );
}
