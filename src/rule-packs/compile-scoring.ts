import type { Condition } from '../conditions/condition';
import type { FieldTest } from '../conditions/field-test';
import type { PackScoring } from '../pack-parts/scoring';
import { type Dimension, type ScoringModel, type Signal, scaleOf } from '../scoring/model';

type PackSignal = PackScoring['engagement'][number];

/** Compiles the scoring part of a checked pack. */
export function compileScoring(
  scoring: PackScoring,
  compile: (condition: Condition) => FieldTest,
): ScoringModel {
  const signal =
    (dimension: Dimension) =>
    ({ id, label, group, points, when, since, decay }: PackSignal): Signal => ({
      id,
      label,
      dimension,
      group: group ?? null,
      points,
      test: compile(when),
      since: since ?? null,
      decay: decay ?? null,
    });
  const signals = [
    ...scoring.fit.map(signal('fit')),
    ...scoring.engagement.map(signal('engagement')),
    ...scoring.negative.map(signal('negative')),
  ];
  const { appliesTo, weights, threshold, fitMinimum, engagementMinimum } = scoring;
  return {
    appliesTo,
    weights,
    threshold,
    fitMinimum,
    engagementMinimum,
    resetField: scoring.resetField ?? null,
    signals,
    scale: scaleOf(weights, signals),
  };
}
