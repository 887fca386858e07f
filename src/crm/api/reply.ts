import type { ApiFailureKind } from '../../record/connection';
import type { Crm } from '../../record/types';
import type { ApiCall } from './client';
import { CrmApiError } from './failure';

/** An answer with its body read. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** A failed answer as the CRM's own error reader gets it; `json` is undefined when it is none. */
export interface Reply {
  status: number;
  json: unknown;
  retryAfterMs: number | null;
}

/** What a status says where the CRM's own body says nothing more. */
const BY_STATUS: Record<number, ApiFailureKind> = {
  400: 'bad-request',
  401: 'bad-token',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  414: 'bad-request',
  423: 'locked',
  425: 'server',
  429: 'rate-limited',
  477: 'migrating',
};

/** How long a kind lasts where the CRM does not say (crm.md: 423 wait 2 s). */
const USUAL_WAIT_MS: Partial<Record<ApiFailureKind, number>> = { locked: 2_000, 'rate-limited': 1_000 };

function kindOf(status: number): ApiFailureKind {
  if (status >= 300 && status < 400) return 'moved';
  return BY_STATUS[status] ?? (status >= 500 ? 'server' : 'unexpected-answer');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The answer through its door, or the failure it states. @throws CrmApiError */
export function readReply<T>(
  crm: Crm,
  { status, text }: Answer,
  { schema, what }: ApiCall<T>,
  asked: number | null,
  readFailure: (reply: Reply, what: string) => CrmApiError | null,
): T {
  const json = status === 204 ? null : parse(text);
  if (status < 200 || status >= 300) {
    const kind = kindOf(status);
    const wait = asked ?? USUAL_WAIT_MS[kind] ?? null;
    const reply: Reply = { status, json, retryAfterMs: wait };
    const isPage = json === undefined && /^\s*</.test(text) && status < 500;
    if (isPage && kind !== 'moved') throw new CrmApiError('login-page', crm, what, { status });
    throw readFailure(reply, what) ?? new CrmApiError(kind, crm, what, { status, retryAfterMs: wait });
  }
  if (json === undefined)
    throw new CrmApiError(/^\s*</.test(text) ? 'login-page' : 'unexpected-answer', crm, what, { status });
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const detail = issue ? `${issue.path.join('.') || 'answer'}: ${issue.message}` : null;
  throw new CrmApiError('unexpected-answer', crm, what, { status, detail });
}
