import * as z from 'zod/mini';
import { days, id, label } from './common';

/** Why sales gives a lead back, and what becomes of it then (domain.md § 3). */
export const reasonCodeSchema = z.strictObject({
  /** As reps choose it, e.g. "FIT-01". */
  id,
  label,
  action: z.enum(['nurture', 'archive', 'recycle']),
  /** For `recycle`: days from the recycling date until the lead may return. */
  recycleAfterDays: z.optional(days),
  /** For `recycle` without a number of days: what it returns before, e.g. "their renewal". */
  recycleBefore: z.optional(label),
  /** What would change the fit, completing "Score it again …", e.g. "if it grows". */
  scoreAgain: z.optional(label),
});

export type PackReasonCode = z.infer<typeof reasonCodeSchema>;
