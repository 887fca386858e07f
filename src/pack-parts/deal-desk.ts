import * as z from 'zod/mini';
import { fieldName, id, label } from './common';

const amount = z.number().check(z.gte(0), z.lte(1e12));

const tier = z.strictObject({
  id,
  /** e.g. "Standard pricing". */
  label,
  /** Null where no approval is needed. */
  approver: z.nullable(label),
  /**
   * The tier's discounts, in percent, start here (included) and end where the next one's start, so
   * that bands leave no gap. Left out: no discount alone leads here.
   */
  fromDiscount: z.optional(z.number().check(z.gte(0), z.lte(100))),
});

/** One reason for an approval beside the discount, with the tier that approves it. */
const trigger = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.optional(z.strictObject({ tier: id, ...shape }));

/** When a deal needs whose approval (domain.md § 6). Amounts are compared as they are: no currency is converted. */
export const dealDeskSchema = z.strictObject({
  /** The pack's names of the fields it reads; a trigger whose field is left out is not judged. */
  fields: z.strictObject({
    acv: z.optional(fieldName),
    /** In percent: 15 is 15%. */
    discount: z.optional(fieldName),
    paymentTerms: z.optional(fieldName),
    termMonths: z.optional(fieldName),
    /** Yes/no: prices that are on no list. A discount beyond the first tier counts as one, too. */
    customPricing: z.optional(fieldName),
    /** Yes/no: legal terms other than ours. */
    customTerms: z.optional(fieldName),
  }),
  /** From no approval to the most senior one. */
  tiers: z.array(tier).check(z.minLength(1), z.maxLength(20)),
  triggers: z.strictObject({
    /** ACV above the amount. */
    acv: trigger({ above: amount }),
    /** ACV above the amount, for a more senior tier. */
    enterprise: trigger({ above: amount }),
    /** Payment terms that are not on this list; letters and digits count only. */
    paymentTerms: trigger({ standard: z.array(label).check(z.minLength(1), z.maxLength(30)) }),
    /** Custom pricing for this many months or more. */
    multiYear: trigger({ fromMonths: z.int().check(z.gte(2), z.lte(240)) }),
    customTerms: trigger({}),
  }),
});

export type PackDealDeskTier = z.infer<typeof tier>;
export type PackDealDesk = z.infer<typeof dealDeskSchema>;
