import * as z from 'zod/mini';
import { label } from './common';

const apiNames = z.array(z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_.]{0,119}$/))).check(z.maxLength(10));

/** API names per kind of record. An empty list says that this CRM has no such field there. */
const mapping = z.strictObject({
  deal: z.optional(apiNames),
  lead: z.optional(apiNames),
  contact: z.optional(apiNames),
  company: z.optional(apiNames),
});

/** The field map: what the pack calls a field, its type, and where each CRM keeps it. */
export const fieldSchema = z.strictObject({
  label,
  type: z.enum(['text', 'choice', 'number', 'money', 'date', 'datetime', 'boolean']),
  hubspot: z.optional(mapping),
  salesforce: z.optional(mapping),
});

export type PackField = z.infer<typeof fieldSchema>;
