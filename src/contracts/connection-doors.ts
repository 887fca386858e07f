import * as z from 'zod/mini';
import type { ConnectionService } from './connection-service';
import { identityShape } from './identity-shape';
import type { Doors } from './runtime-rpc';

const crm = z.enum(['hubspot', 'salesforce']);
const keep = z.enum(['session', 'device']);
const short = z.string().check(z.minLength(1), z.maxLength(255));
const token = z.string().check(z.minLength(1), z.maxLength(2048));
const address = z.string().check(z.minLength(1), z.maxLength(2048));

/** Parses the arguments of every call before the connections see them. */
export function connectionDoors(service: ConnectionService): Doors<ConnectionService> {
  return {
    list: () => service.list(),
    connectHubspot: (args) => service.connectHubspot(...z.tuple([token, keep]).parse(args)),
    connectSalesforceSession: (args) =>
      service.connectSalesforceSession(...z.tuple([address, keep]).parse(args)),
    connectSalesforceOauth: (args) =>
      service.connectSalesforceOauth(...z.tuple([address, short, keep]).parse(args)),
    test: (args) => service.test(...z.tuple([crm, short]).parse(args)),
    describe: (args) => service.describe(...z.tuple([crm, short]).parse(args)),
    disconnect: (args) => service.disconnect(...z.tuple([crm, short]).parse(args)),
    completeRecord: (args) =>
      service.completeRecord(...z.tuple([identityShape, z.nullable(z.number())]).parse(args)),
  };
}
