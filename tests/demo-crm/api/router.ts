import type { ApiRequest, ApiResponse } from './http';

export interface Route {
  method: string;
  /** Matched against the whole path, percent-escapes intact. */
  pattern: RegExp;
  /** Gets the decoded capture groups of the path. */
  handle(request: ApiRequest, parts: string[]): ApiResponse;
}

function decode(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '');
  } catch {
    return part ?? '';
  }
}

/** The answer of the first route that fits; 'wrong-method' when only the path does, null for no such path. */
export function answer(
  routes: readonly Route[],
  request: ApiRequest,
  path: string,
): ApiResponse | 'wrong-method' | null {
  let isKnownPath = false;
  for (const route of routes) {
    const match = route.pattern.exec(path);
    if (!match) continue;
    if (route.method === request.method) return route.handle(request, match.slice(1).map(decode));
    isKnownPath = true;
  }
  return isKnownPath ? 'wrong-method' : null;
}
