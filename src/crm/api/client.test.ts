import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { hubspotAllowance, hubspotFailure } from '../hubspot/api/failures';
import { salesforceAllowance, salesforceFailure } from '../salesforce/api/failures';
import { type ApiClientOptions, createApiClient } from './client';
import { CrmApiError } from './failure';
import { manualTiming } from './testing/manual-timing';
import { type Scripted, scriptedFetch } from './testing/scripted-fetch';
import { createTokenBucket } from './token-bucket';

const START = Date.UTC(2026, 10, 20, 14, 6);
const schema = z.looseObject({ id: z.string() });
const OK: Scripted = { body: { id: '7' } };
const SECRET = 'pat-test-secret';

function setUp(script: readonly Scripted[], extra: Partial<ApiClientOptions> = {}) {
  const timing = manualTiming(START);
  const { fetch, sent } = scriptedFetch(script);
  const client = createApiClient({
    crm: 'hubspot',
    origin: 'https://api.hubapi.com',
    token: async () => SECRET,
    surroundings: { ...timing, fetch, unreachable: async () => null },
    bucket: createTokenBucket({ calls: 100, windowMs: 10_000 }, timing),
    readFailure: hubspotFailure,
    readAllowance: hubspotAllowance,
    ...extra,
  });
  const call = (signal?: AbortSignal) =>
    timing.run(client.call({ path: '/crm/v3/x', schema, what: 'the deal', signal }));
  return { call, sent, timing, client };
}

const salesforce: Partial<ApiClientOptions> = {
  crm: 'salesforce',
  readFailure: salesforceFailure,
  readAllowance: salesforceAllowance,
};

async function failureOf(work: Promise<unknown>): Promise<CrmApiError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CrmApiError)) throw new Error(`No CrmApiError but ${String(error)}`);
  return error;
}

const secondly: Scripted = {
  status: 429,
  body: { status: 'error', message: 'You have reached your secondly limit.', category: 'RATE_LIMITS' },
};

describe('an API call', () => {
  it('sends the token as a header to its own origin, and nothing else that identifies the user', async () => {
    const { call, sent } = setUp([OK]);
    expect(await call()).toEqual({ id: '7' });
    const [{ url, init } = { url: '', init: {} }] = sent;
    expect(url).toBe('https://api.hubapi.com/crm/v3/x');
    expect(init).toMatchObject({
      credentials: 'omit',
      redirect: 'manual',
      headers: { authorization: `Bearer ${SECRET}` },
    });
  });

  it('sits out a storm of 429s and gives the answer', async () => {
    const { call, sent, timing } = setUp([secondly, secondly, secondly, OK]);
    expect(await call()).toEqual({ id: '7' });
    expect(sent).toHaveLength(4);
    expect(timing.now() - START).toBeGreaterThanOrEqual(3000);
  });

  it('waits as long as Retry-After says, in seconds or until a date', async () => {
    const later = (value: string): Scripted => ({ status: 503, body: {}, headers: { 'retry-after': value } });
    for (const value of ['7', new Date(START + 7000).toUTCString()]) {
      const { call, timing } = setUp([later(value), OK]);
      await call();
      expect(timing.now() - START).toBeGreaterThanOrEqual(7000);
      expect(timing.now() - START).toBeLessThan(7501);
    }
  });

  it('does not sit out a wait of minutes, but says how long it is', async () => {
    const { call, sent } = setUp([{ status: 477, body: {}, headers: { 'retry-after': '600' } }]);
    const failure = await failureOf(call());
    expect(failure).toMatchObject({ kind: 'migrating', retryAfterMs: 600_000 });
    expect(failure.message).toContain('10 minutes');
    expect(sent).toHaveLength(1);
  });

  it('gives up after five attempts', async () => {
    const { call, sent } = setUp([{ status: 502, body: '<html>Bad gateway</html>' }]);
    expect(await failureOf(call())).toMatchObject({ kind: 'server', status: 502 });
    expect(sent).toHaveLength(5);
  });

  it('gives up on an answer that never comes', async () => {
    const { call, sent, timing } = setUp(['hang'], { maxAttempts: 2 });
    expect(await failureOf(call())).toMatchObject({ kind: 'timeout' });
    expect(sent).toHaveLength(2);
    expect(timing.now() - START).toBeGreaterThanOrEqual(30_000);
  });

  it('stops at once when it is cancelled, also while it waits', async () => {
    for (const script of [['hang'], [secondly]] as const) {
      const stop = new AbortController();
      const { client, sent } = setUp(script);
      const work = failureOf(client.call({ path: '/x', schema, what: 'the deal', signal: stop.signal }));
      await new Promise((resolve) => setImmediate(resolve));
      stop.abort();
      expect(await work).toMatchObject({ kind: 'cancelled' });
      expect(sent).toHaveLength(1);
    }
  });

  it('learns the limit from the headers and tells the clock’s difference', async () => {
    const { call, client } = setUp([
      {
        body: { id: '7' },
        headers: {
          'x-hubspot-ratelimit-max': '190',
          'x-hubspot-ratelimit-remaining': '12',
          'x-hubspot-ratelimit-interval-milliseconds': '10000',
          date: new Date(START + 120_000).toUTCString(),
        },
      },
    ]);
    await call();
    expect(client.allowance()).toEqual({ max: 190, remaining: 12, windowMs: 10_000 });
    expect(client.skew.current()).toBe(120_500);
  });
});

describe('failures', () => {
  const hubspot = (category: string, extra: object = {}) => ({
    status: 'error',
    category,
    message: 'm',
    ...extra,
  });
  const cases: [string, Scripted, string, RegExp, Partial<ApiClientOptions>?][] = [
    [
      'a withdrawn token',
      { status: 401, body: hubspot('INVALID_AUTHENTICATION') },
      'bad-token',
      /Copy it again/,
    ],
    [
      'a missing scope',
      {
        status: 403,
        body: hubspot('MISSING_SCOPES', {
          errors: [{ context: { requiredGranularScopes: ['crm.objects.deals.read'] } }],
        }),
      },
      'missing-scope',
      /crm\.objects\.deals\.read/,
    ],
    ['a closed record', { status: 403, body: {} }, 'forbidden', /administrator/],
    [
      'a deleted record',
      { status: 404, body: hubspot('OBJECT_NOT_FOUND') },
      'not-found',
      /deleted or merged/,
    ],
    ['a conflict', { status: 409, body: hubspot('CONFLICT') }, 'conflict', /Read the record again/],
    ['the day’s limit', { status: 429, body: { policyName: 'DAILY' } }, 'daily-limit', /used up/],
    ['a bad question', { status: 400, body: hubspot('VALIDATION_ERROR') }, 'bad-request', /API name/],
    ['a sign-in page', { body: '<!doctype html><title>Sign in</title>' }, 'login-page', /Sign in/],
    ['a sign-in page with 403', { status: 403, body: '<html></html>' }, 'login-page', /Sign in/],
    ['cut JSON', { body: '{"id": "7"' }, 'unexpected-answer', /diagnostics/],
    ['another shape', { body: { id: 7 } }, 'unexpected-answer', /id: /],
    ['a redirect', { status: 302, body: '' }, 'moved', /another address/],
    ['an error in no known form', { status: 401, body: [] }, 'bad-token', /token/],
    [
      'an ended session',
      { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'x' }] },
      'bad-token',
      /Sign in to Salesforce/,
      salesforce,
    ],
    [
      'blocked API access',
      { status: 403, body: [{ errorCode: 'OAUTH_APP_BLOCKED', message: 'x' }] },
      'api-blocked',
      /partial/,
      salesforce,
    ],
    [
      'the org’s daily limit',
      { status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'x' }] },
      'daily-limit',
      /used up/,
      salesforce,
    ],
    [
      'an unknown field',
      { status: 400, body: [{ errorCode: 'INVALID_FIELD', message: 'No such column' }] },
      'bad-request',
      /No such column/,
      salesforce,
    ],
  ];

  it.each(cases)('%s', async (_, scripted, kind, text, extra) => {
    const { call, sent } = setUp([scripted], extra);
    const failure = await failureOf(call());
    expect(failure.kind).toBe(kind);
    expect(failure.message).toMatch(text);
    expect(failure.message).not.toContain(SECRET);
    expect(sent).toHaveLength(1);
  });

  it.each([
    [423, 'locked', 2000],
    [429, 'rate-limited', 1000],
    [500, 'server', 0],
    [503, 'server', 0],
  ])('%d passes by waiting', async (status, kind, leastWait) => {
    const { call, timing } = setUp([{ status, body: {} }], { maxAttempts: 2 });
    expect(await failureOf(call())).toMatchObject({ kind, status });
    expect(timing.now() - START).toBeGreaterThanOrEqual(leastWait);
  });

  it.each(['offline', 'no-permission'] as const)('%s is told apart by the browser', async (why) => {
    const timing = manualTiming(START);
    const { fetch, sent } = scriptedFetch(['cut']);
    const { call } = setUp(['cut'], { surroundings: { ...timing, fetch, unreachable: async () => why } });
    expect(await failureOf(call())).toMatchObject({ kind: why, status: null });
    expect(sent).toHaveLength(1);
  });
});
