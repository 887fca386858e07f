import type { Surroundings } from '../../src/crm/api/client';

/** A client's time-out for one answer; it is not cut, because the server is a real one. */
const TIMEOUT_MS = 15_000;

/** Node's own fetch with waits cut to a hundredth, so that backoff is exercised and takes no time. */
export const realSurroundings = (): Surroundings => ({
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  random: () => 0.5,
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms < TIMEOUT_MS ? ms / 100 : ms);
      signal?.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          reject(signal.reason);
        },
        { once: true },
      );
    }),
  unreachable: async () => null,
});
