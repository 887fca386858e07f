import * as z from 'zod/mini';
import { id, label, objects, text } from './common';
import { exampleSchema } from './examples';

export const ruleSchema = z.strictObject({
  id,
  kind: id,
  appliesTo: objects,
  title: label,
  severity: z.enum(['info', 'warning', 'breach']),
  /** `shadow`: evaluated, never shown. */
  mode: z.enum(['live', 'shadow', 'off']),
  owner: label,
  why: text(500),
  /** Checked by the rule kind's own schema. */
  options: z.record(z.string(), z.unknown()),
  examples: z.optional(z.array(exampleSchema).check(z.maxLength(20))),
});

export type PackRule = z.infer<typeof ruleSchema>;
