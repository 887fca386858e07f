import * as z from 'zod/mini';

/** Building blocks that several parts of a pack share. */

export const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
export const label = text(80);
/** Also a file name, a URL part and a HubSpot stage id. */
export const id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/));
/** As in `CrmRecord.fields`. */
export const fieldName = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,59}$/));
export const objects = z
  .array(z.enum(['deal', 'lead', 'contact', 'company']))
  .check(z.minLength(1), z.maxLength(4));
/** A whole share of 100. */
export const share = z.int().check(z.gte(0), z.lte(100));
/** Up to a year. */
export const minutes = z.int().check(z.gte(1), z.lte(525_600));
/** Up to ten years. */
export const days = z.int().check(z.gte(1), z.lte(3650));
