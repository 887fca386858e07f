import * as Comlink from 'comlink';

/** A request and its answer as they cross to the publish worker. */
interface PlainRequest {
  method: string;
  headers: [string, string][];
  body: ArrayBuffer | null;
}
interface PlainAnswer {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer | null;
}

/**
 * Served by entrypoints/publish-worker.ts. The studio holds cached records, so its page may connect
 * to nothing; this worker sees none of them and may.
 */
export interface PublishFetchService {
  /** Rejects when there is no answer. Without cookies; a redirect is not followed. */
  fetch(url: string, request: PlainRequest): Promise<PlainAnswer>;
}

/** More than a pack and its manifest is not read. */
const LARGEST_ANSWER = 1_500_000;
const TIMEOUT_MS = 60_000;
/** Stands for a redirect, of which the browser tells no more. */
const REDIRECT = 302;

/** Runs in the worker. */
export const publishFetch: PublishFetchService = {
  async fetch(url, { method, headers, body }) {
    const response = await fetch(url, {
      method,
      headers,
      body,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.type === 'opaqueredirect') return { status: REDIRECT, headers: [], body: null };
    if (method !== 'GET') {
      await response.body?.cancel().catch(() => {});
      return { status: response.status, headers: [], body: null };
    }
    return {
      status: response.status,
      headers: [...response.headers],
      body: await readAtMost(response, LARGEST_ANSWER),
    };
  },
};

async function readAtMost(response: Response, limit: number): Promise<ArrayBuffer> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel().catch(() => {});
      throw new Error(`The answer is longer than ${limit} bytes.`);
    }
    chunks.push(value);
  }
  return new Blob(chunks).arrayBuffer();
}

/** `fetch` by a worker of its own, started for each request: requests are few, and nothing stays behind. */
export function publishFetcher(start: () => Worker): (url: string, init?: RequestInit) => Promise<Response> {
  return async (url, init = {}) => {
    const worker = start();
    try {
      const body = init.body instanceof Uint8Array ? new Uint8Array(init.body).buffer : null;
      const headers = [...new Headers(init.headers)];
      const answer = await Comlink.wrap<PublishFetchService>(worker).fetch(url, {
        method: init.method ?? 'GET',
        headers,
        body,
      });
      const hasBody = answer.status === 200 ? answer.body : null;
      return new Response(hasBody, { status: answer.status, headers: answer.headers });
    } finally {
      worker.terminate();
    }
  };
}
