const WINDOW_MS = 10_000;
const MAX_PER_WINDOW = 190;
const MAX_PER_SECOND = 19;

/**
 * Counts requests as HubSpot does and says so in headers. It never refuses one: a test that wants
 * a 429 adds a fault, so that no test depends on how fast its machine is.
 */
export function createRateLimit(): (now: number) => Record<string, string> {
  const times: number[] = [];
  return (now) => {
    times.push(now);
    while ((times[0] ?? now) <= now - WINDOW_MS) times.shift();
    const inLastSecond = times.filter((at) => at > now - 1_000).length;
    return {
      'x-hubspot-ratelimit-max': String(MAX_PER_WINDOW),
      'x-hubspot-ratelimit-remaining': String(Math.max(0, MAX_PER_WINDOW - times.length)),
      'x-hubspot-ratelimit-interval-milliseconds': String(WINDOW_MS),
      'x-hubspot-ratelimit-secondly': String(MAX_PER_SECOND),
      'x-hubspot-ratelimit-secondly-remaining': String(Math.max(0, MAX_PER_SECOND - inLastSecond)),
    };
  };
}
