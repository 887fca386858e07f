import type { ApiResponse } from './api/http';

/** Makes matching requests fail before they reach an API or a page. */
export interface Fault {
  /** Tried on `METHOD host/path?query`; a string is looked for in it. */
  match: RegExp | string;
  status: number;
  /** Default: what the CRM itself answers with this status. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Breaks the answer off: before its first byte, or in the midst of its body. */
  cut?: 'before' | 'within';
  /** How many requests fail; every one when it is left out. */
  times?: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
}

interface Armed {
  fault: Fault;
  left: number;
}

export interface FaultList extends Faults {
  /** The fault that hits this request, which uses it up by one. */
  take(request: string): Fault | undefined;
}

export function createFaults(): FaultList {
  let armed: Armed[] = [];
  return {
    add: (fault) => armed.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: () => {
      armed = [];
    },
    take(request) {
      const hit = armed.find(
        ({ left, fault: { match } }) =>
          left > 0 && (typeof match === 'string' ? request.includes(match) : request.search(match) >= 0),
      );
      if (hit) hit.left -= 1;
      return hit?.fault;
    },
  };
}

/** The answer of a fault; `usual` gives the CRM's own body for its status. */
export function faultResponse(fault: Fault, usual: (status: number) => ApiResponse): ApiResponse {
  const response = usual(fault.status);
  return {
    status: fault.status,
    headers: { ...response.headers, ...fault.headers },
    body: fault.body === undefined ? response.body : fault.body,
  };
}
