import * as z from 'zod/mini';

const fieldName = z.string().check(z.minLength(1), z.maxLength(60));
const values = z
  .array(z.string().check(z.minLength(1), z.maxLength(80)))
  .check(z.minLength(1), z.maxLength(30));

/** Which fields and values carry the handoff between marketing and sales. */
export const handoffOptions = z.strictObject({
  /** The field with sales' answer, e.g. the lead status. */
  statusField: fieldName,
  /** Its values that accept a lead, and those that reject it; letters and digits count only. */
  accepted: values,
  rejected: values,
  /** The field with the reason code. */
  reasonField: fieldName,
  /** Datetime field from which the answer is due. */
  sinceField: fieldName,
  /** Datetime field with the day the lead was recycled. */
  recycledField: fieldName,
});

export type HandoffOptions = z.infer<typeof handoffOptions>;
