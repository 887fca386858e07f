import type { Endpoint } from './context';

export const DAILY_REQUESTS = 15_000;

/** `used` tells how many API requests this org has answered today. */
export const limitEndpoints = (used: () => number): Endpoint[] => [
  {
    method: 'GET',
    pattern: /^\/limits\/?$/,
    handle: () => ({
      status: 200,
      body: {
        DailyApiRequests: { Max: DAILY_REQUESTS, Remaining: DAILY_REQUESTS - used() },
        DataStorageMB: { Max: 1_024, Remaining: 1_000 },
      },
    }),
  },
];
