import * as z from 'zod/mini';
import { days, fieldName, id, label } from './common';

const stage = z.strictObject({
  id,
  label,
  /** Other names and ids that CRMs give this stage; letters and digits count only. */
  aliases: z.array(label).check(z.maxLength(60)),
  kind: z.enum(['open', 'won', 'lost']),
  requiredFields: z.array(fieldName).check(z.maxLength(40)),
  /** What must have happened before a deal leaves the stage, for people to read (domain.md § 5). */
  exitCriteria: z.optional(z.array(label).check(z.maxLength(10))),
  /** Limit of time in stage while there is too little own history. */
  staleAfterDays: z.optional(days),
});

/** A pipeline and its stages in their order. */
export const pipelineSchema = z.strictObject({
  id,
  label,
  stages: z.array(stage).check(z.minLength(1), z.maxLength(60)),
});

export type PackStage = z.infer<typeof stage>;
export type PackPipeline = z.infer<typeof pipelineSchema>;
