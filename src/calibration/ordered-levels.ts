import { type BinnedField, joinLevels, type Level } from './levels';
import { shaped } from './shape';

interface Placed {
  level: Level;
  value: number;
  rows: number;
}

/**
 * The weights of a field's levels, brought into an order that a manager can follow: with a shape
 * the bands run as it says; else no level earns less than one with a lower won share. Fields that
 * say the same twice would otherwise trade points between them.
 */
export function orderedWeights({ field, levels }: BinnedField, weights: readonly number[]): number[] {
  const placed = levels.map((level, index) => ({ level, value: weights[index] ?? 0, rows: level.n }));
  const shape = field.shape ?? 'free';
  const run = shape === 'free' ? [...placed].sort(byRate) : placed.filter(isBand);
  const values = shaped(run, shape === 'free' ? 'rising' : shape);
  const ordered = new Map(run.map((entry, index) => [entry, values[index] ?? entry.value]));
  return placed.map((entry) => ordered.get(entry) ?? entry.value);
}

const isBand = ({ level }: Placed): boolean => level.pieces.every(({ kind }) => kind === 'band');

const byRate = (a: Placed, b: Placed): number => a.level.won / a.rows - b.level.won / b.rows;

/** The field with levels of equal weight joined to one. */
export function joinEqual(binned: BinnedField, weights: readonly number[]): BinnedField {
  const { field, levels, levelOf } = binned;
  const distinct = [...new Set(weights)];
  if (distinct.length === levels.length) return binned;
  const place = weights.map((weight) => distinct.indexOf(weight));
  return {
    field,
    levels: distinct.map((_, joined) => joinLevels(levels.filter((_, index) => place[index] === joined))),
    levelOf: (value) => place[levelOf(value)] ?? -1,
  };
}
