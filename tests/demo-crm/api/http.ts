import type { IncomingMessage, ServerResponse } from 'node:http';

/** One API request, without the listener it came through. */
export interface ApiRequest {
  /** Upper case. */
  method: string;
  /** With the host the client asked for. */
  url: URL;
  headers: IncomingMessage['headers'];
  /** Decoded as UTF-8; empty when there was none. */
  body: string;
}

/** `body` is sent as JSON; null sends none. */
export interface ApiResponse {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** Answers one vendor's API; never throws for what a client sent. */
export type ApiHandler = (request: ApiRequest) => ApiResponse;

const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** @throws Error when the body is longer than 4 MB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('The request body is longer than 4 MB.');
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function sendJson(response: ServerResponse, { status, headers = {}, body }: ApiResponse): void {
  if (body === null) response.writeHead(status, headers).end();
  else
    response
      .writeHead(status, { 'content-type': 'application/json;charset=UTF-8', ...headers })
      .end(JSON.stringify(body));
}

/** The token of an `Authorization: Bearer …` header; null without one. */
export function bearerToken(request: ApiRequest): string | null {
  return /^(?:Bearer|OAuth) +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** The body as a JSON object; null when it is none. */
export function jsonObject(request: ApiRequest): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(request.body);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === 'string';
