import type { Case, Scored } from './case';
import { chanceOf } from './chance';
import type { Split } from './folds';
import { type Learned, learn, pointsOf } from './learn';
import type { SuggestField } from './levels';
import { probability } from './logistic';

/** How a model does on cases that it was not learned from. */
export interface Unseen {
  /** By the rounded points, as the chance that the training cases give them. */
  rounded: Scored[];
  unrounded: Scored[];
}

/** Learns from one part and predicts the other; everything, bands included, from the training part. */
export function judgeSplit({ train, test }: Split<Case>, fields: readonly SuggestField[]): Unseen {
  const model = learn(train, fields);
  const chance = pointChance(model, train);
  const logOdds = model.logOdds(test);
  return {
    rounded: test.map((entry) => ({ outcome: entry.outcome, score: chance(pointsOf(model, entry)) })),
    unrounded: test.map(({ outcome }, index) => ({ outcome, score: probability(logOdds[index] ?? 0) })),
  };
}

function pointChance(model: Learned, train: readonly Case[]): (points: number) => number {
  return chanceOf(
    train.map((entry) => pointsOf(model, entry)),
    train.map(({ outcome }) => outcome),
  );
}
