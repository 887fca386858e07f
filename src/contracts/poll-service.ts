import * as z from 'zod/mini';
import type { PollStart, PollState } from '../record/poll';
import type { Doors } from './runtime-rpc';

/**
 * A watch for new leads as pages show it. `dailyCalls`: how many calls this browser may make for it in 24 hours;
 * `clockSkewMs`: the CRM's clock minus this computer's, 0 where they agree.
 */
export type PollView = PollState & { dailyCalls: number; clockSkewMs: number };

/**
 * Served by the background, which asks connected CRMs for new leads while nobody has them open. Trouble with the
 * CRM is no error but part of a watch's state. Every call may be retried: all are idempotent.
 */
export interface PollService {
  list(): Promise<PollView[]>;
  /** Starts the watch of an account, or changes whose leads it is for. */
  start(start: PollStart): Promise<void>;
  /** Asks at once, and goes on where a problem had stopped it. */
  askNow(id: string): Promise<void>;
  /** Ends it; with `withRecords`, deletes the leads that only it brought here. Gives how many. */
  stop(id: string, withRecords: boolean): Promise<number>;
}

const crm = z.enum(['hubspot', 'salesforce']);
const org = z.string().check(z.minLength(1), z.maxLength(255));
const id = z.string().check(z.regex(/^(?:hubspot|salesforce):.{1,255}$/));
const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({
    kind: z.literal('owners'),
    owners: z.array(z.string().check(z.regex(/^\w{1,32}$/))).check(z.minLength(1), z.maxLength(200)),
    label: z.string().check(z.maxLength(255)),
  }),
]);
const start = z.object({ crm, org, scope });

/** Parses the arguments of every call before the service sees them. */
export function pollDoors(service: PollService): Doors<PollService> {
  return {
    list: () => service.list(),
    start: (args) => service.start(...z.tuple([start]).parse(args)),
    askNow: (args) => service.askNow(...z.tuple([id]).parse(args)),
    stop: (args) => service.stop(...z.tuple([id, z.boolean()]).parse(args)),
  };
}
