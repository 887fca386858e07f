import * as z from 'zod/mini';
import { id, label, text } from './common';

/** "2026", "2026Q4" or "2026-11". Checked with the rest: check-quotas.ts. */
const period = text(8);

/** What is to be sold in a period by one owner, by one team, or by all. */
const quota = z.strictObject({
  period,
  /** As the CRM shows the owner's name. At most one of the two. */
  owner: z.optional(label),
  /** Id of a team in `routing`. */
  team: z.optional(id),
  amount: z.number().check(z.gt(0), z.lte(1e12)),
  /** ISO 4217, e.g. "EUR". */
  currency: text(3),
});

/** Quotas for pipeline coverage (domain.md § 5). */
export const quotasSchema = z.array(quota).check(z.maxLength(5000));

export type PackQuota = z.infer<typeof quota>;
