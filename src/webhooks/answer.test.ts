import { describe, expect, it } from 'vitest';
import { type Answer, attemptOf, waitAfter } from './answer';

const NOW = Date.UTC(2026, 10, 20, 13);
const HOUR = 3_600_000;
const answered = (answer: Partial<Answer>) =>
  attemptOf({ status: 200, type: 'basic', retryAfter: null, ...answer }, NOW);

describe('an answer', () => {
  it.each([200, 201, 202, 204])('of %i is a receipt', (status) =>
    expect(answered({ status })).toEqual({ result: 'sent' }),
  );

  it.each([408, 425, 429, 500, 502, 503, 599])('of %i may pass', (status) =>
    expect(answered({ status })).toMatchObject({ result: 'later', afterMs: null }),
  );

  it.each([400, 401, 403, 404, 410, 422])('of %i is for good', (status) =>
    expect(answered({ status }).result).toBe('never'),
  );

  it.each([{ status: 302 }, { status: 0, type: 'opaqueredirect' }])(
    'that leads elsewhere is not followed',
    (answer) =>
      expect(answered(answer)).toMatchObject({
        result: 'never',
        problem: expect.stringMatching(/not followed/),
      }),
  );

  it.each([
    ['120', 120_000],
    [new Date(NOW + 90_000).toUTCString(), 90_000],
    [new Date(NOW - 90_000).toUTCString(), 0],
    ['999999999', 6 * HOUR],
    ['soon', null],
    ['-5', expect.anything()],
  ])('that asks to wait %s is waited for, within limits', (retryAfter, afterMs) =>
    expect(answered({ status: 429, retryAfter })).toMatchObject({ afterMs }),
  );
});

it('waits at random up to twice as long each time, and an hour at most', () => {
  expect([1, 2, 3].map((attempts) => waitAfter(attempts, 1))).toEqual([10_000, 20_000, 40_000]);
  expect([waitAfter(3, 0), waitAfter(3, 0.5), waitAfter(500, 1)]).toEqual([0, 20_000, HOUR]);
});
