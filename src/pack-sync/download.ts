import type { Bytes } from '../signing/bytes';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What came of one request. `serverTime`: the answer's Date header, null when it is not told. */
export type Download =
  | { kind: 'body'; bytes: Bytes; etag: string | null; serverTime: number | null }
  | { kind: 'unchanged'; serverTime: number | null }
  | { kind: 'too-large'; limit: number }
  | { kind: 'failed'; reason: string; isRefused: boolean; retryAfterMs: number | null };

export interface DownloadOptions {
  fetch: Fetch;
  /** Sent as If-None-Match; null asks for the whole. */
  etag: string | null;
  /** Bytes after unpacking. */
  limit: number;
  timeoutMs: number;
}

/**
 * Fetches one file: without cookies, without following a redirect, not longer than `timeoutMs` in
 * all, and not a byte more than `limit`, however many the server says or sends. Never throws.
 */
export async function download(url: string, options: DownloadOptions): Promise<Download> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new TimeoutError()), options.timeoutMs);
  try {
    const response = await options.fetch(url, {
      headers: options.etag === null ? {} : { 'If-None-Match': options.etag },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
    });
    return await answerOf(response, options, stop);
  } catch (error) {
    if (stop.signal.reason instanceof TimeoutError)
      return failed(`it did not answer within ${Math.round(options.timeoutMs / 1000)} s`);
    return failed(messageOf(error), true);
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

class TimeoutError extends Error {}

async function answerOf(
  response: Response,
  { limit, etag }: DownloadOptions,
  stop: AbortController,
): Promise<Download> {
  const serverTime = timeOf(response.headers.get('date'));
  if (response.status === 304)
    return etag === null
      ? failed('it answered that nothing changed, but nothing was fetched before')
      : { kind: 'unchanged', serverTime };
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
    return failed('it sends on to another address; subscribe to that one');
  if (response.status !== 200)
    return failed(
      `it answered ${response.status}`,
      false,
      retryAfter(response.headers.get('retry-after'), serverTime),
    );
  if (Number(response.headers.get('content-length') ?? 0) > limit) return { kind: 'too-large', limit };
  const bytes = await readAtMost(response, limit, stop);
  if (!bytes) return { kind: 'too-large', limit };
  return { kind: 'body', bytes, etag: response.headers.get('etag'), serverTime };
}

/** The whole body; null as soon as it is longer than `limit`, and the rest is not fetched. */
async function readAtMost(response: Response, limit: number, stop: AbortController): Promise<Bytes | null> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel().catch(() => {});
      stop.abort();
      return null;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const failed = (reason: string, isRefused = false, retryAfterMs: number | null = null): Download => ({
  kind: 'failed',
  reason,
  isRefused,
  retryAfterMs,
});

const messageOf = (error: unknown): string =>
  error instanceof Error ? `the browser says “${error.message}”` : 'the connection failed';

function timeOf(header: string | null): number | null {
  const at = header === null ? Number.NaN : Date.parse(header);
  return Number.isFinite(at) ? at : null;
}

/** Seconds or a date (RFC 9110 § 10.2.3), as milliseconds from the server's now. */
function retryAfter(header: string | null, serverTime: number | null): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const at = timeOf(header);
  return at === null || serverTime === null ? null : Math.max(0, at - serverTime);
}
