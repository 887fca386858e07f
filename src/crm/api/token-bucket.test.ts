import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualTiming } from './testing/manual-timing';
import { createTokenBucket } from './token-bucket';

const START = Date.UTC(2026, 10, 20);

/** When each of `count` calls that all came at once was let through, in ms from the start. */
async function starts(count: number, calls: number, windowMs: number): Promise<number[]> {
  const timing = manualTiming(START);
  const bucket = createTokenBucket({ calls, windowMs }, timing);
  const times: number[] = [];
  const all = Array.from({ length: count }, async () => {
    await bucket.take();
    times.push(timing.now() - START);
  });
  await timing.run(Promise.all(all));
  return times;
}

describe('token bucket', () => {
  it('lets a full bucket through at once, then one at a time', async () => {
    expect(await starts(6, 4, 1000)).toEqual([0, 0, 0, 0, 250, 500]);
  });

  it('never lets more than twice the rate start in any window, and no call waits for ever', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 100, max: 10_000 }),
        async (count, calls, windowMs) => {
          const times = await starts(count, calls, windowMs);
          expect(times).toHaveLength(count);
          for (const [index, time] of times.entries()) {
            const after = times[index + 2 * calls];
            if (after !== undefined) expect(after - time).toBeGreaterThanOrEqual(windowMs - 2 * calls);
          }
        },
      ),
      { seed: 42, numRuns: 60 },
    );
  });

  it('holds no more than the CRM says is left', async () => {
    const timing = manualTiming(START);
    const bucket = createTokenBucket({ calls: 100, windowMs: 10_000 }, timing);
    bucket.learn({ calls: 190, windowMs: 10_000 }, 1);
    await bucket.take();
    expect(timing.now()).toBe(START);
    await timing.run(bucket.take());
    expect(timing.now() - START).toBe(53);
  });

  it('lets nothing start during a pause, and a caller who gives up does not block the next', async () => {
    const timing = manualTiming(START);
    const bucket = createTokenBucket({ calls: 2, windowMs: 1000 }, timing);
    bucket.pause(5000);
    const stop = new AbortController();
    const first = bucket.take(stop.signal);
    const second = bucket.take();
    stop.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await timing.run(second);
    expect(timing.now() - START).toBe(5000);
  });
});
