import type { ApiCallNote } from '../../record/diagnostics';
import type { Crm, EpochMs } from '../../record/types';
import type { ApiCall } from './client';
import type { Answer } from './reply';

/** One attempt of a call as diagnostics may keep it: no token, no id in full, no value. */
export type SeenCall = ApiCallNote;

/** Answer headers that say how much is left; nothing else of an answer is kept. */
const TOLD = /^(?:x-hubspot-ratelimit-[a-z-]+|sforce-limit-info|retry-after)$/;

export function seenCall({
  crm,
  call,
  answer,
  at,
  ms,
  retry,
}: {
  crm: Crm;
  call: Pick<ApiCall<unknown>, 'method' | 'path' | 'body' | 'headers'>;
  answer: Answer | null;
  at: EpochMs;
  ms: number;
  retry: number;
}): SeenCall {
  const headers: Record<string, string> = { authorization: 'redacted' };
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  for (const name of Object.keys(call.headers ?? {})) headers[name.toLowerCase()] = 'set';
  const told = [...(answer?.headers ?? [])].filter(([name]) => TOLD.test(name));
  return {
    at,
    crm,
    method: call.method ?? 'GET',
    path: redactedPath(call.path),
    status: answer?.status ?? null,
    ms,
    retry,
    sent: headers,
    told: Object.fromEntries(
      told.map(([name, text]) => [name, text.replace(/[^\w=/.,; -]/g, '').slice(0, 60)]),
    ),
  };
}

/** Words of the APIs and names of fields stay; ids are shortened to what tells their kind, values left out. */
export function redactedPath(path: string): string {
  const [route = '', query = ''] = path.split('?', 2);
  const parts = route.split('/').map(redactedPart).join('/');
  const names = [...new URLSearchParams(query)].map(
    ([name, value]) => `${name}=${redactedValue(name, value)}`,
  );
  return names.length > 0 ? `${parts}?${names.join('&')}` : parts;
}

const redactedPart = (part: string): string => {
  if (/^(?:v\d{1,2}(?:\.\d)?|\d-\d{1,3}|\d{4}-\d{2})?$/.test(part)) return part;
  if (/^\d+$/.test(part)) return `…${part.length > 4 ? part.slice(-2) : ''}`;
  if (/^[0-9][0-9A-Za-z]{14}(?:[0-9A-Za-z]{3})?$/.test(part)) return `${part.slice(0, 3)}…`;
  return /^[A-Za-z][A-Za-z_-]{0,39}$/.test(part) ? part : '…';
};

/** A query names objects that are Salesforce's own; a limit is a number. All else may hold a value. */
function redactedValue(name: string, value: string): string {
  if (name === 'q') return `${/\bFROM\s+(\w{1,40})/i.exec(value)?.[1] ?? ''}…`;
  if (name === 'limit' && /^\d{1,4}$/.test(value)) return value;
  return '…';
}
