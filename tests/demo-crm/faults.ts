import type { ApiResponse } from './api/http';

/** Makes matching requests fail before they reach an API or a page. */
export interface Fault {
  /** Tried on `METHOD host/path?query`; a string is looked for in it. */
  match: RegExp | string;
  status: number;
  /** Default: what the CRM itself answers with this status. */
  body?: unknown;
  headers?: Record<string, string>;
  /**
   * Breaks the answer off: before its first byte, in the midst of its body, or with half of its JSON in a
   * body that claims to be whole. `after`: before its first byte too, but what was asked for is done.
   */
  cut?: 'before' | 'within' | 'half' | 'after';
  /** Answers as usual, by a clock that is so much ahead; `status` is not used then. */
  skewMs?: number;
  /** How many matching requests go through before the first fails. */
  after?: number;
  /** How many requests fail; every one when it is left out. */
  times?: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
}

interface Armed {
  fault: Fault;
  /** Requests that still go through. */
  wait: number;
  left: number;
}

export interface FaultList extends Faults {
  /** The fault that hits this request, which uses it up by one. */
  take(request: string): Fault | undefined;
}

export function createFaults(): FaultList {
  let armed: Armed[] = [];
  return {
    add: (fault) =>
      armed.push({ fault, wait: fault.after ?? 0, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: () => {
      armed = [];
    },
    take(request) {
      const matching = armed.filter(
        ({ left, fault: { match } }) =>
          left > 0 && (typeof match === 'string' ? request.includes(match) : request.search(match) >= 0),
      );
      const hit = matching.find(({ wait }) => wait === 0);
      for (const entry of matching) if (entry !== hit) entry.wait = Math.max(0, entry.wait - 1);
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
