import * as z from 'zod/mini';
import type { Doors } from './runtime-rpc';

/** Served by the background, which watches the clocks of stored records. Every call may be retried. */
export interface WatchService {
  /** Something has changed that the background can't see: settings, or rows that a page wrote. */
  look(): Promise<void>;
  /** All open clocks of a record, by its key: no more alerts in this cycle, the clock runs on. */
  acknowledge(key: string): Promise<void>;
}

const key = z.string().check(z.minLength(1), z.maxLength(600));

/** Parses the arguments of every call before the service sees them. */
export function watchDoors(service: WatchService): Doors<WatchService> {
  return {
    look: () => service.look(),
    acknowledge: (args) => service.acknowledge(...z.tuple([key]).parse(args)),
  };
}
