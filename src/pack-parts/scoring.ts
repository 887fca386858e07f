import * as z from 'zod/mini';
import { conditionSchema } from '../conditions/condition';
import { days, fieldName, id, label, objects, share } from './common';

const points = z.int().check(z.gte(1), z.lte(100));

/** Signals of one group are bands of one attribute: at most one of them should hold. */
const group = z.optional(label);

const signal = z.strictObject({ id, label, group, points, when: conditionSchema });

const engagementSignal = z.strictObject({
  id,
  label,
  group,
  points,
  when: conditionSchema,
  /** Datetime field from which the signal ages. */
  since: z.optional(fieldName),
  /** Points lost at each full step of so many days, down to 0. */
  decay: z.optional(z.strictObject({ points, everyDays: z.int().check(z.gte(1), z.lte(365)) })),
});

const negativeSignal = z.strictObject({
  id,
  label,
  group,
  points: z.int().check(z.gte(-100), z.lte(-1)),
  when: conditionSchema,
});

const signals = <T extends z.ZodMiniType>(one: T) => z.array(one).check(z.maxLength(50));

/** The lead score (domain.md § 2). */
export const scoringSchema = z.strictObject({
  appliesTo: objects,
  /** Shares of the 100-point scale; together 100. */
  weights: z.strictObject({ fit: share, engagement: share }),
  /** All three on the 100-point scale. */
  threshold: share,
  fitMinimum: share,
  engagementMinimum: share,
  fit: signals(signal),
  engagement: signals(engagementSignal),
  negative: signals(negativeSignal),
  /**
   * Datetime field with the day a lead was recycled: engagement from before it counts nothing (domain.md § 3).
   * Where a page does not show the field nothing is reset.
   */
  resetField: z.optional(fieldName),
  /** How often the model is to be checked against outcomes, counted from the pack's issue date. */
  recalibrateEveryDays: z.optional(days),
});

export type PackScoring = z.infer<typeof scoringSchema>;
