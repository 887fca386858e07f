import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Published } from '../src/pack-sync/testing/publisher';
import { createCertificate } from './demo-crm/tls';

/** One answer, and what goes wrong with it. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** The connection ends after half of the announced body. */
  truncate?: true;
  /** One byte now and then, without an end. */
  drip?: true;
  /** So many bytes, without saying how many. */
  endless?: number;
  gzip?: true;
}

export interface PackServer {
  /** Of the manifest. */
  url: string;
  requests: { path: string; status: number }[];
  /** Bytes of bodies given to the system to send since the last reset. */
  readonly sent: number;
  serve(published: Pick<Published, 'manifest' | 'text' | 'pack'>, headers?: Record<string, string>): void;
  answer(path: string, answer: Answer): void;
  reset(): void;
  /** From now on PUT with this Authorization puts files there; null: nobody may. */
  takePuts(authorization: string | null): void;
  close(): Promise<void>;
}

const FOLDER = '/team';

/** A static TLS server on the loopback interface, with ETags, that does wrong when told to. */
export async function startPackServer(): Promise<PackServer> {
  const files = new Map<string, Answer>();
  const faults = new Map<string, Answer>();
  const requests: PackServer['requests'] = [];
  let sent = 0;
  let mayPut: string | null = null;

  const server = createServer(await createCertificate(), (request, response) => {
    const path = request.url ?? '';
    if (request.method === 'PUT') {
      const isAllowed = mayPut !== null && request.headers.authorization === mayPut;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        if (isAllowed) files.set(path, { status: 200, headers: { ETag: `"${requests.length}"` }, body });
        requests.push({ path: `PUT ${path}`, status: isAllowed ? 201 : 403 });
        response.writeHead(isAllowed ? 201 : 403).end();
      });
      return;
    }
    const answer = faults.get(path) ?? files.get(path) ?? { status: 404 };
    const etag = answer.headers?.ETag;
    const isKnown = etag !== undefined && request.headers['if-none-match'] === etag;
    requests.push({ path, status: isKnown ? 304 : answer.status });
    if (isKnown) response.writeHead(304, answer.headers).end();
    else send(request, response, answer, (bytes) => (sent += bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `https://localhost:${port}${FOLDER}/manifest.json`,
    requests,
    get sent() {
      return sent;
    },
    serve({ manifest, text, pack }, headers = {}) {
      const ETag = `"${manifest.signature.slice(0, 16)}"`;
      files.set(`${FOLDER}/manifest.json`, { status: 200, headers: { ETag, ...headers }, body: text });
      files.set(`${FOLDER}/${manifest.file}`, { status: 200, headers, body: pack });
    },
    answer: (path, answer) => faults.set(path, answer),
    takePuts(authorization) {
      mayPut = authorization;
    },
    reset() {
      faults.clear();
      sent = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  count: (bytes: number) => void,
): void {
  const plain = Buffer.from(answer.body ?? '');
  const body = answer.gzip ? gzipSync(plain) : plain;
  const headers = { ...answer.headers, ...(answer.gzip ? { 'Content-Encoding': 'gzip' } : {}) };
  if (answer.drip) {
    response.writeHead(answer.status, headers);
    const timer = setInterval(() => response.write(' '), 50);
    request.on('close', () => clearInterval(timer));
    response.on('close', () => clearInterval(timer));
  } else if (answer.endless !== undefined) {
    response.writeHead(answer.status, headers);
    pour(response, answer.endless, count);
  } else if (answer.truncate) {
    response.writeHead(answer.status, { ...headers, 'Content-Length': String(body.length) });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  } else {
    count(Math.min(body.length, response.writableHighWaterMark));
    response.writeHead(answer.status, headers).end(body);
  }
}

/** Sends no faster than it is read, so that what is counted is what the reader took. */
function pour(response: ServerResponse, length: number, count: (bytes: number) => void): void {
  const chunk = Buffer.alloc(65_536, ' ');
  let left = length;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length;
      count(chunk.length);
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}
