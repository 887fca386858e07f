import { sum } from '../scoring/apportion';

/** The wish for each level of each field: how much it adds to the log odds. */
export interface LevelWish {
  weight: number;
  rows: number;
}

/** The most that one record can have: the best level of every field together. */
const SCALE = 100;

/** Few different values, so that a manager can read them; a level earns one of these. */
const STEPS = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100];

/** The level that earns nothing, with those below it, holds at least this share of the rows. */
const BASE_SHARE = 0.05;

/** Weights closer than this are one: the solver's last digits are no difference. */
const SAME = 1e-6;

/** A field whose best level adds less than this share of the strongest one is left out. */
const NEAR_ZERO = 0.06;

/**
 * Rounds weights to whole points from 0 to 100. The best levels of all fields add up to 100, so
 * that one point in the pack is one point of the score. Null when there is nothing to give points
 * for.
 */
export function integerPoints(fields: readonly (readonly LevelWish[])[]): number[][] | null {
  const wishes = withoutWeak(fields.map(aboveBase));
  const factor = bestFactor(wishes);
  if (factor === null) return null;
  return filledUp(wishes.map((levels) => levels.map((wish) => wish * factor)));
}

/** Weights above the field's base level; a rare level that lies lower does not lift the others. */
function aboveBase(levels: readonly LevelWish[]): number[] {
  const total = sum(levels.map(({ rows }) => rows));
  const ascending = [...levels].sort((a, b) => a.weight - b.weight);
  let rows = 0;
  const base = ascending.find((level) => {
    rows += level.rows;
    return rows >= BASE_SHARE * total;
  });
  return levels.map(({ weight }) => {
    const above = weight - (base?.weight ?? 0);
    return above > SAME ? above : 0;
  });
}

function withoutWeak(fields: readonly number[][]): number[][] {
  const strongest = Math.max(0, ...fields.flat());
  return fields.map((levels) =>
    Math.max(0, ...levels) < NEAR_ZERO * strongest ? levels.map(() => 0) : levels,
  );
}

function nearestStep(value: number): number {
  return STEPS.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best), 0);
}

/** What the engine takes as attainable (`attainablePoints`): of each field only the best level. */
const attainable = (fields: readonly (readonly number[])[]): number =>
  sum(fields.map((levels) => Math.max(0, ...levels)));

const rounded = (wishes: readonly (readonly number[])[], factor: number): number[][] =>
  wishes.map((levels) => levels.map((wish) => nearestStep(wish * factor)));

/** The largest factor at which the rounded points do not exceed the scale; null for none. */
function bestFactor(wishes: readonly (readonly number[])[]): number | null {
  const best = wishes.map((levels) => Math.max(0, ...levels)).filter((wish) => wish > 0);
  const turns = best.flatMap((wish) => MIDDLES.map((middle) => middle / wish));
  const fitting = [...new Set(turns)]
    .sort((a, b) => b - a)
    .map((turn) => turn * JUST_ABOVE)
    .find((factor) => attainable(rounded(wishes, factor)) <= SCALE);
  return fitting ?? null;
}

/** Where rounding turns from one step to the next. */
const MIDDLES = STEPS.slice(1).map((step, index) => (step + (STEPS[index] ?? 0)) / 2);
const JUST_ABOVE = 1 + 1e-9;

/** Gives the points that rounding left, one by one, to the best levels that it took most from. */
function filledUp(wishes: readonly (readonly number[])[]): number[][] {
  const points = rounded(wishes, 1);
  for (let left = SCALE - attainable(points); left > 0; left -= 1) {
    const losses = points.map((levels, field) => lossOfBest(levels, wishes[field] ?? []));
    const field = losses.indexOf(Math.max(...losses));
    const levels = points[field] ?? [];
    const best = Math.max(...levels);
    points[field] = levels.map((own) => (own === best ? own + 1 : own));
  }
  return points;
}

function lossOfBest(levels: readonly number[], wishes: readonly number[]): number {
  const best = Math.max(0, ...levels);
  return best > 0 ? Math.max(...wishes) - best : Number.NEGATIVE_INFINITY;
}
