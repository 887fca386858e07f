import * as z from 'zod/mini';
import { conditionSchema } from '../conditions/condition';
import { fieldName, id, label, minutes, objects } from './common';

/** One service level: how fast somebody must answer, and who hears of it when (domain.md § 3). */
export const slaSchema = z.strictObject({
  id,
  kind: z.literal('speed-to-lead'),
  title: label,
  appliesTo: objects,
  /** Datetime fields that start and stop the clock, with the words for them inside a sentence. */
  start: fieldName,
  startLabel: label,
  stop: fieldName,
  stopLabel: label,
  targetMinutes: minutes,
  escalation: z.array(z.strictObject({ label, afterMinutes: minutes })).check(z.maxLength(20)),
  /** No clock runs when this is true, e.g. for converted leads. */
  unless: z.optional(conditionSchema),
  /** When the stop field is not visible: true says that nobody reached out yet. */
  untouchedWhen: z.optional(conditionSchema),
});

export type PackSla = z.infer<typeof slaSchema>;
