import type * as z from 'zod/mini';
import type { ApiAllowance } from '../../record/connection';
import type { Crm } from '../../record/types';
import { type Backoff, backoffMs, retryAfterMs } from './backoff';
import { type ClockSkew, createClockSkew } from './clock-skew';
import { CrmApiError, isPassing } from './failure';
import { limitConcurrency } from './limit-concurrency';
import { type Answer, type Reply, readReply } from './reply';
import { type SeenCall, seenCall } from './seen-call';
import type { Timing } from './timing';
import type { TokenBucket } from './token-bucket';

/** What the browser gives a client. */
export interface Surroundings extends Timing {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Told of each attempt, for diagnostics. */
  onCall?(call: SeenCall): void;
  /** Told of each answer how far the CRM's clock was ahead of ours, in milliseconds. */
  onSkew?(ms: number): void;
  /** Told a call got no answer at all: why, as far as the browser knows. */
  unreachable(url: string): Promise<'offline' | 'no-permission' | 'moved' | null>;
}

export interface ApiCall<T> {
  method?: 'GET' | 'POST' | 'PATCH';
  /** Path and query below the client's origin. */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** The door that every answer passes. */
  schema: z.ZodMiniType<T>;
  /** What is asked for, as messages say it: "the deal". */
  what: string;
  signal?: AbortSignal | undefined;
  /** Besides the client's own bucket; for endpoints with a limit of their own. */
  bucket?: TokenBucket;
  headers?: Readonly<Record<string, string>>;
  /** Never repeated here, because it changes something: whoever asks looks first what came of it. */
  isOnce?: boolean;
  /** Failures that only this call can have; null leaves them to the client. */
  readFailure?(reply: Reply, what: string): CrmApiError | null;
}

export interface ApiClientOptions {
  crm: Crm;
  /** `https://api.hubapi.com` or an org's own host. */
  origin: string;
  /** Called for each attempt, so that a renewed token is used. */
  token(): Promise<string>;
  surroundings: Surroundings;
  bucket: TokenBucket;
  /** Turns the CRM's error body into a failure; null leaves it to the status. */
  readFailure(reply: Reply, what: string): CrmApiError | null;
  readAllowance(headers: Headers): ApiAllowance | null;
  maxAttempts?: number;
  timeoutMs?: number;
  backoff?: Backoff;
  maxConcurrent?: number;
  /** Waits longer than this are not sat out; the caller is told instead. */
  maxWaitMs?: number;
}

export interface ApiClient {
  call<T>(call: ApiCall<T>): Promise<T>;
  allowance(): ApiAllowance;
  skew: ClockSkew;
}

const NO_ALLOWANCE: ApiAllowance = { remaining: null, max: null, windowMs: null };

/** One CRM account's API: limits, retries, time-outs and typed failures around the given fetch. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { crm, surroundings: around, bucket } = options;
  const {
    maxAttempts = 5,
    timeoutMs = 15_000,
    maxWaitMs = 20_000,
    backoff = { baseMs: 500, capMs: 10_000 },
  } = options;
  const inTurn = limitConcurrency(options.maxConcurrent ?? 4);
  const skew = createClockSkew();
  let allowance = NO_ALLOWANCE;

  function note(headers: Headers): void {
    const told = options.readAllowance(headers);
    if (!told) return;
    allowance = told;
    const { max, windowMs, remaining } = told;
    if (max !== null && windowMs !== null) bucket.learn({ calls: max, windowMs }, remaining);
  }

  async function send(call: ApiCall<unknown>): Promise<Answer> {
    const stop = new AbortController();
    const signal = call.signal ? AbortSignal.any([call.signal, stop.signal]) : stop.signal;
    const url = options.origin + call.path;
    let isLate = false;
    const late = around.sleep(timeoutMs, stop.signal).then(
      () => {
        isLate = true;
        stop.abort();
      },
      () => {},
    );
    try {
      const response = await around.fetch(url, initOf(call, await options.token(), signal));
      return { status: statusOf(response), headers: response.headers, text: await response.text() };
    } catch (error) {
      if (call.signal?.aborted) throw new CrmApiError('cancelled', crm, call.what);
      if (isLate) throw new CrmApiError('timeout', crm, call.what);
      if (error instanceof CrmApiError) throw error;
      throw new CrmApiError((await around.unreachable(url)) ?? 'unreachable', crm, call.what);
    } finally {
      stop.abort();
      await late;
    }
  }

  async function seen(call: ApiCall<unknown>, retry: number): Promise<Answer> {
    const at = around.now();
    const tell = (answer: Answer | null): void =>
      around.onCall?.(seenCall({ crm, call, answer, at, ms: around.now() - at, retry }));
    try {
      const answer = await send(call);
      tell(answer);
      return answer;
    } catch (error) {
      tell(null);
      throw error;
    }
  }

  async function attempt<T>(call: ApiCall<T>, retry: number): Promise<T> {
    await bucket.take(call.signal);
    await call.bucket?.take(call.signal);
    const sentAt = around.now();
    const answer = await seen(call, retry);
    const answeredAt = around.now();
    const ahead = skew.note(answer.headers.get('date'), sentAt, answeredAt);
    if (ahead !== null) around.onSkew?.(ahead);
    note(answer.headers);
    // A date is one of the CRM's clock; against ours, a wrong clock would wait for hours or not at all.
    const toldAt = Date.parse(answer.headers.get('date') ?? '');
    const wait = retryAfterMs(answer.headers.get('retry-after'), Number.isNaN(toldAt) ? answeredAt : toldAt);
    const readFailure = (reply: Reply, what: string): CrmApiError | null =>
      call.readFailure?.(reply, what) ?? options.readFailure(reply, what);
    return readReply(crm, answer, call, wait, readFailure);
  }

  /** How long to wait before the next attempt; null when there should be none. */
  function pauseAfter(error: unknown, attempts: number): number | null {
    if (!(error instanceof CrmApiError) || !isPassing(error) || attempts >= maxAttempts) return null;
    const asked = error.retryAfterMs ?? 0;
    if (error.kind === 'rate-limited') bucket.pause(Math.min(asked, maxWaitMs));
    return asked > maxWaitMs ? null : asked + backoffMs(attempts, backoff, around.random);
  }

  async function withRetries<T>(call: ApiCall<T>): Promise<T> {
    for (let attempts = 1; ; attempts += 1) {
      try {
        if (call.signal?.aborted) throw new CrmApiError('cancelled', crm, call.what);
        return await attempt(call, attempts - 1);
      } catch (error) {
        const failure = call.signal?.aborted ? new CrmApiError('cancelled', crm, call.what) : error;
        const pause = call.isOnce ? null : pauseAfter(failure, attempts);
        if (pause === null) throw failure;
        await around.sleep(pause, call.signal).catch(() => {});
      }
    }
  }

  return { call: (call) => inTurn(() => withRetries(call)), allowance: () => allowance, skew };
}

/** A redirect that was not followed shows no status of its own. */
const statusOf = ({ status, type }: Response): number =>
  type === 'opaqueredirect' || status === 0 ? 302 : status;

function initOf(call: ApiCall<unknown>, token: string, signal: AbortSignal): RequestInit {
  const { method = 'GET', body } = call;
  return {
    method,
    signal,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // The token is all that identifies us; a redirect must not carry it to another host.
    credentials: 'omit',
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  };
}
