import type { EngineConnection } from './engine-client';

/**
 * Starts or joins the engine worker from an extension page. A SharedWorker serves all tabs with
 * one engine; where it is missing or refused, this page gets a dedicated one. Its name carries
 * the generation, so that tabs that found the engine hung meet again in the next one, and the
 * extension's version, so that no tab joins a worker that an update left behind.
 */
export function startEngine(origin: string, version: string, generation: number): EngineConnection {
  const url = new URL('/engine.js', origin);
  try {
    const shared = new SharedWorker(url, { name: `leadlight-engine-${version}-${generation}` });
    shared.port.start();
    return { endpoint: shared.port, terminate: () => shared.port.close() };
  } catch {
    const worker = new Worker(url);
    return { endpoint: worker, terminate: () => worker.terminate() };
  }
}
