import { describe, expect, it } from 'vitest';
import { chanceOf } from './chance';
import { designOf } from './design';
import { binField } from './learn';
import { solveInPlace } from './linear-solver';
import { fitLogistic, linear, logLoss, probability } from './logistic';
import { leads } from './testing/seeded-cases';

const cases = leads(400, 3);
const fields = [
  { name: 'industry', label: 'Industry', type: 'choice' },
  { name: 'employees', label: 'Employees', type: 'number' },
] as const;
const design = designOf(
  fields.map((field) => binField(field, cases)),
  cases,
);

describe('logistic regression', () => {
  it('is where no weight can be moved to a better fit', () => {
    const penalty = 3;
    const weights = fitLogistic(design, penalty);
    const loss = (tried: Float64Array) =>
      logLoss(design, tried) + tried.slice(1).reduce((sum, weight) => sum + (penalty * weight ** 2) / 2, 0);
    const best = loss(weights);
    for (let column = 0; column < design.size; column += 1)
      for (const shift of [-0.02, 0.02]) {
        const moved = Float64Array.from(weights, (weight, index) => weight + (index === column ? shift : 0));
        expect(loss(moved)).toBeGreaterThan(best);
      }
  });

  it('predicts as many won as there are, and shrinks to the mean under a heavy penalty', () => {
    const chances = (weights: Float64Array) =>
      cases.map((_, row) => probability(linear(design, weights, row)));
    const won = cases.filter(({ outcome }) => outcome).length;
    const total = chances(fitLogistic(design, 1)).reduce((sum, chance) => sum + chance, 0);
    expect(total).toBeCloseTo(won, 1);
    for (const chance of chances(fitLogistic(design, 1e7))) expect(chance).toBeCloseTo(won / cases.length, 2);
  });

  it('stays finite where a field parts won from lost completely', () => {
    const parted = cases.map((entry) => ({ ...entry, values: { industry: entry.outcome ? 'A' : 'B' } }));
    const one = designOf([binField(fields[0], parted)], parted);
    for (const weight of fitLogistic(one, 1)) expect(Number.isFinite(weight)).toBe(true);
  });

  it('solves a symmetric system, and refuses one that is not positive definite', () => {
    expect(
      [...(solveInPlace(Float64Array.of(4, 2, 2, 3), Float64Array.of(10, 9)) ?? [])].map(
        (x) => Math.round(x * 1e9) / 1e9,
      ),
    ).toEqual([1.5, 2]);
    expect(solveInPlace(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toBeNull();
  });
});

describe('chance by points', () => {
  it('never falls, and meets the won share', () => {
    const points = cases.map(({ score }) => score);
    const outcomes = cases.map(({ outcome }) => outcome);
    const chance = chanceOf(points, outcomes);
    expect(chance(90)).toBeGreaterThan(chance(10));
    const total = points.reduce((sum, value) => sum + chance(value), 0);
    expect(total).toBeCloseTo(outcomes.filter(Boolean).length, 1);
    const reversed = chanceOf(
      points,
      outcomes.map((outcome) => !outcome),
    );
    expect(reversed(90)).toBe(reversed(10));
  });
});
