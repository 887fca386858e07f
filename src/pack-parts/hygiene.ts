import * as z from 'zod/mini';
import { conditionSchema } from '../conditions/condition';
import { fieldName, text } from './common';

const months = z.int().check(z.gte(1), z.lte(120));
const fields = z.array(fieldName).check(z.minLength(1), z.maxLength(40));

/** How records are compared, merged and audited (domain.md § 7). What is left out has the default named here. */
export const hygieneSchema = z.strictObject({
  /** ISO 3166 code of the country whose phone numbers are written without a prefix, e.g. "DE". Left out: none. */
  phoneRegion: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
  /** Mail domains of persons, beside the well-known ones: they say nothing of a company. */
  personalDomains: z.optional(z.array(text(120)).check(z.maxLength(300))),
  /** True for records that come from marketing automation; in a merge the CRM's win. Left out: none does. */
  marketingWhen: z.optional(conditionSchema),
  /** Datetime or date fields that state the last activity; the latest counts. Left out: lastActivityAt, lastContactedAt. */
  activityFields: z.optional(fields),
  /** No activity for so many months. Left out: 12. */
  inactiveMonths: z.optional(months),
  /** An address without activity for so many months may bounce. Left out: 6. */
  staleContactMonths: z.optional(months),
  /** True where mail is known not to arrive, e.g. after a hard bounce. */
  undeliverableWhen: z.optional(conditionSchema),
  /** Records drawn to check what enrichment filled in. Left out: 50. */
  sampleSize: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  /** Fields that enrichment fills in. */
  enrichedFields: z.optional(fields),
});

export type PackHygiene = z.infer<typeof hygieneSchema>;
