import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { createDemoData } from './data/generate';
import { loadMaven } from './data/maven';
import { createFaults, type Faults } from './faults';
import type { DemoData } from './model';
import { createPages } from './pages/index';
import { createListener, type LoggedRequest } from './routing';
import { createCertificate } from './tls';

export interface DemoCrmOptions {
  /** Epoch ms that all data are relative to; writes happen at `now` plus the time since the start. */
  now: number;
  seed?: number;
  /** How many of each, in a made-up org. */
  deals?: number;
  leads?: number;
  /** Folder of the public Maven set to serve instead of the made-up org. */
  dataDir?: string;
  /** How long each answer of an API takes at least, as over a real network. */
  latencyMs?: number;
  /** 0 takes any free port. */
  httpsPort?: number;
  httpPort?: number;
}

export interface DemoCrm {
  data: DemoData;
  /** Pages and APIs under the CRMs' real host names. */
  httpsPort: number;
  /** The APIs only, for clients that are given a base URL: `http://127.0.0.1:{httpPort}`. */
  httpPort: number;
  /** Every request so far, oldest first. */
  requests: LoggedRequest[];
  faults: Faults;
  /** The server's clock: what is written through the APIs happens then, and `Date` headers say it. */
  clock(): number;
  /** From now on the server's clock is so far ahead of this machine's; below 0, behind. */
  setClockOffset(ms: number): void;
  close(): Promise<void>;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

const stop = (server: Server & { closeAllConnections(): void }) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Starts both CRMs on the loopback interface; nothing outside this machine can reach them. */
export async function startDemoCrm(options: DemoCrmOptions): Promise<DemoCrm> {
  const { now, seed, deals, leads, dataDir, latencyMs = 0, httpsPort = 0, httpPort = 0 } = options;
  const data = dataDir === undefined ? createDemoData({ now, seed, deals, leads }) : loadMaven(dataDir, now);
  const startedAt = Date.now();
  const faults = createFaults();
  const requests: LoggedRequest[] = [];
  let offset = 0;
  const clock = () => now + (Date.now() - startedAt) + offset;
  const listener: RequestListener = createListener({
    data,
    clock,
    offset: () => offset,
    pages: createPages(data, clock),
    faults,
    requests,
    latencyMs,
  });
  const https = createTlsServer(await createCertificate(), listener);
  const http = createServer(listener);
  return {
    data,
    httpsPort: await listen(https, httpsPort),
    httpPort: await listen(http, httpPort),
    requests,
    faults,
    clock,
    setClockOffset(ms) {
      offset = ms;
    },
    close: async () => {
      await Promise.all([stop(https), stop(http)]);
    },
  };
}
