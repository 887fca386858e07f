import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const keep = z.enum(['session', 'device']);
/** Whether records may be changed by buttons: off unless somebody switched it on for this very connection. */
const writes = z.optional(z.boolean());

/**
 * One connection with its secret: only the vault holds it, and only the background reads it. By
 * `session` the browser's own sign-in is used each time, so that there is no secret to keep.
 */
export const connectionShape = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('token'),
    crm: z.literal('hubspot'),
    org: z.string(),
    token: text,
    keep,
    writes,
  }),
  z.object({ way: z.literal('session'), crm: z.literal('salesforce'), org: text, api: text, keep, writes }),
  z.object({
    way: z.literal('oauth'),
    crm: z.literal('salesforce'),
    org: text,
    api: text,
    clientId: text,
    access: text,
    refresh: z.nullable(text),
    keep,
    writes,
  }),
]);
export type Connection = z.infer<typeof connectionShape>;

/** How long a connection is kept: until the browser is closed, or until it is taken back. */
export type Keep = Connection['keep'];

/** Where connections are kept; at most one per CRM and org. */
export interface Vault {
  load(): Promise<Connection[]>;
  /** Takes the place of an earlier one of the same CRM and org, wherever that was kept. */
  save(connection: Connection): Promise<void>;
  forget(crm: Connection['crm'], org: string): Promise<void>;
}
