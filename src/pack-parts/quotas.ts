import * as z from 'zod/mini';
import { id, label } from './common';

/** "2026", "2026Q4" or "2026-11". */
const period = z.string().check(z.regex(/^\d{4}(?:Q[1-4]|-(?:0[1-9]|1[0-2]))?$/));

/** What is to be sold in a period by one owner, by one team, or by all. */
const quota = z.strictObject({
  period,
  /** As the CRM shows the owner's name. At most one of the two. */
  owner: z.optional(label),
  /** Id of a team in `routing`. */
  team: z.optional(id),
  amount: z.number().check(z.gt(0), z.lte(1e12)),
  /** ISO 4217, e.g. "EUR". */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});

/** Quotas for pipeline coverage (domain.md § 5). */
export const quotasSchema = z.array(quota).check(z.maxLength(5000));

export type PackQuota = z.infer<typeof quota>;
