import { serveRuntime } from '../contracts/runtime-rpc';
import { writeDoors } from '../contracts/write-service';
import type { Connections } from '../crm/api/connections';
import { createWriteRunner, type WriteLog } from './write-runner';

/** Serves changes of records to the extension's own pages. Register it synchronously. Nothing runs by itself. */
export function serveWrites(log: WriteLog, connections: Connections): void {
  serveRuntime(
    'writes',
    writeDoors(createWriteRunner({ connections, log, now: Date.now, newKey: () => crypto.randomUUID() })),
  );
}
