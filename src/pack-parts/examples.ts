import * as z from 'zod/mini';
import { fieldName, label, text } from './common';
import { routingPersonSchema } from './routing';

const instant = z.iso.datetime({ offset: true });

/** As the pack's author writes it: text, number, yes/no; dates and moments as ISO text; null for empty. */
const value = z.union([z.string().check(z.maxLength(500)), z.number(), z.boolean(), z.null()]);

const change = z.strictObject({
  field: z.enum(['stage', 'amount', 'closeDate', 'owner', 'nextStep']),
  at: instant,
  from: z.nullable(text(200)),
  to: z.nullable(text(200)),
  by: z.optional(z.enum(['user', 'automation', 'import', 'integration'])),
});

const other = z.strictObject({
  object: z.optional(z.enum(['lead', 'contact'])),
  fields: z.record(fieldName, value),
});

/**
 * A record on which a rule must give a known answer: the rule's own test, run by `leadlight test`
 * and by the studio. What `fields` does not name was not on the page, so it is unknown.
 */
export const exampleSchema = z.strictObject({
  name: label,
  expect: z.enum(['fail', 'pass', 'unknown']),
  /** The clock of the example. */
  now: instant,
  object: z.optional(z.enum(['deal', 'lead', 'contact', 'company'])),
  crm: z.optional(z.enum(['hubspot', 'salesforce'])),
  stage: z.optional(text(200)),
  fields: z.record(fieldName, value),
  history: z.optional(z.array(change).check(z.maxLength(50))),
  /** Other records at hand, for rules that compare; left out: none are. */
  others: z.optional(z.array(other).check(z.maxLength(10))),
  /** Stand in for the people of `routing`. */
  people: z.optional(z.array(routingPersonSchema).check(z.maxLength(20))),
});

export type PackExample = z.infer<typeof exampleSchema>;
