import { sum } from '../scoring/apportion';
import { binNumber } from './bands';
import type { Case } from './case';
import { binCategory } from './categories';
import { choosePenalty } from './choose-penalty';
import { columnStarts, designOf } from './design';
import { integerPoints, type LevelWish } from './integer-points';
import type { BinnedField, SuggestField } from './levels';
import { fitLogistic, linear } from './logistic';
import { joinEqual, orderedWeights } from './ordered-levels';

/** A model learned from some cases. */
export interface Learned {
  binned: BinnedField[];
  /** Points per field and level; null when no field makes a difference. */
  points: number[][] | null;
  penalty: number;
  /** Log odds before rounding. */
  logOdds(cases: readonly Case[]): number[];
}

/**
 * Bins, fits and rounds. Levels that the order of their won shares forces together are joined and
 * fitted once more. The cases must be sorted (see `byId`) and hold both outcomes.
 */
export function learn(cases: readonly Case[], fields: readonly SuggestField[]): Learned {
  const fine = fields.map((field) => binField(field, cases)).filter(hasChoice);
  const design = designOf(fine, cases);
  const penalty = choosePenalty(design, cases);
  const free = fitLogistic(design, penalty);
  const freeWeights = weightsByField(fine, free);
  const binned = fine
    .map((entry, index) => joinEqual(entry, orderedWeights(entry, freeWeights[index] ?? [])))
    .filter(hasChoice);
  const fitted = weightsByField(binned, fitLogistic(designOf(binned, cases), penalty));
  return {
    binned,
    points: integerPoints(binned.map((entry, index) => wishesOf(entry, fitted[index] ?? []))),
    penalty,
    logOdds(others) {
      const rows = designOf(fine, others);
      return others.map((_, row) => linear(rows, free, row));
    },
  };
}

const hasChoice = ({ levels }: BinnedField): boolean => levels.length > 1;

function weightsByField(binned: readonly BinnedField[], weights: Float64Array): number[][] {
  const starts = columnStarts(binned);
  return binned.map(({ levels }, index) => {
    const start = starts[index] ?? 0;
    return [...weights.subarray(start, start + levels.length)];
  });
}

function wishesOf(binned: BinnedField, weights: readonly number[]): LevelWish[] {
  const ordered = orderedWeights(binned, weights);
  return binned.levels.map(({ n }, index) => ({ weight: ordered[index] ?? 0, rows: n }));
}

export const isCategory = ({ type }: SuggestField): boolean =>
  type === 'text' || type === 'choice' || type === 'boolean';

export const binField = (field: SuggestField, cases: readonly Case[]): BinnedField =>
  isCategory(field) ? binCategory(field, cases) : binNumber(field, cases);

/**
 * The weight of each level, brought into an order that a manager can follow: with a shape the
 * bands run as it says; else no level earns less than one with a lower won share. Fields that say
 * the same twice would otherwise trade points between them.
 */
/** The points of a case: the sum over its levels; fields that are not known add nothing. */
export function pointsOf({ binned, points }: Pick<Learned, 'binned' | 'points'>, { values }: Case): number {
  return sum(
    binned.map(({ field, levelOf }, index) => {
      const level = levelOf(values[field.name]);
      return level < 0 ? 0 : (points?.[index]?.[level] ?? 0);
    }),
  );
}
