import * as z from 'zod/mini';
import { conditionSchema } from '../conditions/condition';
import { fieldName, id, label } from './common';

/** Other names and ids that CRMs give a stage; letters and digits count only. */
const aliases = z.array(label).check(z.maxLength(60));

const lifecycleStage = z.strictObject({
  id,
  label,
  aliases,
  /** Who answers for records in this stage. */
  owner: label,
  requiredFields: z.array(fieldName).check(z.maxLength(40)),
  /** True for records that have reached the stage. Left out: the stage is never suggested and never lapses. */
  enterWhen: z.optional(conditionSchema),
  /** A score that makes an MQL reaches the stage too, whatever `enterWhen` says. */
  score: z.optional(z.literal('mql')),
  /** What ends the stage, for people to read (domain.md § 1). */
  leavesWhen: z.optional(z.array(label).check(z.maxLength(10))),
  /** Sales accepts or rejects a record in this stage within so many hours by the clock (domain.md § 3). */
  answerWithinHours: z.optional(z.int().check(z.gte(1), z.lte(8760))),
});

/** The lead lifecycle (domain.md § 1): stages in their order, read from the field `lifecycleStage`. */
export const lifecycleSchema = z.strictObject({
  stages: z.array(lifecycleStage).check(z.minLength(1), z.maxLength(20)),
  /** The side state of records that sales gave back; it has no place in the order. */
  recycled: z.strictObject({ label, aliases }),
});

export type PackLifecycleStage = z.infer<typeof lifecycleStage>;
export type PackLifecycle = z.infer<typeof lifecycleSchema>;
