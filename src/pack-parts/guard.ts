import * as z from 'zod/mini';
import { id, label } from './common';

const mode = z.enum(['off', 'remind', 'ask', 'insist']);

/**
 * What happens when a deal is about to move to a later stage with something missing: a note
 * (`remind`), a question before the CRM saves (`ask`), or a question that wants a reason (`insist`).
 * A pack without this part guards nothing.
 */
export const guardSchema = z.strictObject({
  mode,
  /** Other modes for moves into some stages, by stage id, in every pipeline that has it. */
  stages: z.optional(z.record(id, mode)),
  /** Offered where a reason is wanted; another one may be written. */
  reasons: z.optional(z.array(label).check(z.minLength(1), z.maxLength(20))),
});

export type PackGuard = z.infer<typeof guardSchema>;
