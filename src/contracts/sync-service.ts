import * as z from 'zod/mini';
import type { ScopeChoice, SyncObject, SyncStart, SyncState } from '../record/sync';
import type { Crm } from '../record/types';
import type { Doors } from './runtime-rpc';

/**
 * Served by the background, which reads in bulk what the user wants to keep on this device. Trouble with
 * the CRM is no error but part of a sync's state; only `scopes`, which asks the CRM at once, rejects with
 * what to do. Every call may be retried: all are idempotent.
 */
export interface SyncService {
  list(): Promise<SyncState[]>;
  /** Which records of a connected account may be kept. */
  scopes(crm: Crm, org: string, object: SyncObject): Promise<ScopeChoice[]>;
  /** Starts one, or changes which records it keeps and how often it reads changes. */
  start(start: SyncStart): Promise<SyncState>;
  pause(id: string): Promise<void>;
  /** Goes on where it stands, or reads what has changed since, whenever its turn would be. */
  readNow(id: string): Promise<void>;
  /** Ends it and deletes what only it brought here. Gives how many records that were. */
  wipe(id: string): Promise<number>;
}

const crm = z.enum(['hubspot', 'salesforce']);
const org = z.string().check(z.minLength(1), z.maxLength(255));
const object = z.enum(['deal', 'lead']);
const id = z.string().check(z.regex(/^(?:hubspot|salesforce):.{1,255}:(?:deal|lead)$/));
const label = z.string().check(z.maxLength(255));
const name = z.string().check(z.regex(/^\w{1,32}$/));

const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({
    kind: z.literal('owners'),
    owners: z.array(name).check(z.minLength(1), z.maxLength(200)),
    label,
  }),
  z.object({ kind: z.literal('view'), view: name, label }),
]);
/** Not more often than every quarter of an hour. */
const everyMs = z.nullable(z.number().check(z.gte(15 * 60_000), z.lte(7 * 86_400_000)));
const start = z.object({ crm, org, object, scope, everyMs });

/** Parses the arguments of every call before the service sees them. */
export function syncDoors(service: SyncService): Doors<SyncService> {
  return {
    list: () => service.list(),
    scopes: (args) => service.scopes(...z.tuple([crm, org, object]).parse(args)),
    start: (args) => service.start(...z.tuple([start]).parse(args)),
    pause: (args) => service.pause(...z.tuple([id]).parse(args)),
    readNow: (args) => service.readNow(...z.tuple([id]).parse(args)),
    wipe: (args) => service.wipe(...z.tuple([id]).parse(args)),
  };
}
