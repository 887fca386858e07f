import * as z from 'zod/mini';

/**
 * A record that a CRM's API may be asked for: its id stands in addresses. Ids of records from files are freer
 * (store-doors.ts).
 */
export const identityShape = z.object({
  crm: z.enum(['hubspot', 'salesforce']),
  object: z.enum(['deal', 'lead', 'contact', 'company']),
  id: z.string().check(z.regex(/^\w{1,64}$/)),
  org: z.string().check(z.minLength(1), z.maxLength(255)),
  url: z.string().check(z.maxLength(2048)),
});
