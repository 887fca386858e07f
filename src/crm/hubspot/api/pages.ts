import type { ApiCall, ApiClient } from '../../api/client';
import type { ReadOptions } from '../../api/progress';

interface Page<T> {
  results: T[];
  paging?: { next?: { after: string } | undefined } | undefined;
}

/** Beyond this many pages a list is given up, because nothing that is read here is that long. */
const MAX_PAGES = 20;

/** All pages of a list whose cursor is `paging.next.after`; `isComplete` is false when it was given up. */
export async function allPages<T>(
  api: ApiClient,
  call: Pick<ApiCall<Page<T>>, 'schema' | 'what'> & { path: string },
  { signal, onProgress }: ReadOptions = {},
): Promise<{ results: T[]; isComplete: boolean }> {
  const results: T[] = [];
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const path = after === undefined ? call.path : `${call.path}&after=${encodeURIComponent(after)}`;
    const answer = await api.call({ ...call, path, signal });
    results.push(...answer.results);
    onProgress?.(results.length, null);
    const next = answer.paging?.next?.after;
    if (next === undefined || next === after) return { results, isComplete: true };
    after = next;
  }
  return { results, isComplete: false };
}
