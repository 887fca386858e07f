import type { EpochMs, ObjectKind } from '../../../record/types';
import type { ApiClient } from '../../api/client';
import type { ReadOptions } from '../../api/progress';
import type { TokenBucket } from '../../api/token-bucket';
import { modifiedSince, searchPage } from './search-page';
import type { HubspotObject } from './shapes';

export interface ModifiedSince {
  /** Search is eventually consistent: ask from a few minutes before the last time. */
  since: EpochMs;
  properties: readonly string[];
}

/**
 * Every record modified at or after `since`, a page at a time, in the order of ids. Modification times
 * only rise and ids never change: a record that matched when the reading began is neither missed nor
 * given twice. What is modified meanwhile comes as it was when its page was read; ask again from the
 * start of this reading for the rest.
 */
export async function* searchModified(
  api: ApiClient,
  bucket: TokenBucket,
  object: ObjectKind,
  { since, properties }: ModifiedSince,
  { signal, onProgress }: ReadOptions = {},
): AsyncGenerator<HubspotObject[]> {
  let after = '0';
  let done = 0;
  for (;;) {
    const filters = [modifiedSince(object, since)];
    const { results, left } = await searchPage(api, bucket, object, { filters, properties, after }, signal);
    if (results.length > 0) yield results;
    done += results.length;
    onProgress?.(done, done + left);
    after = results.at(-1)?.id ?? after;
    if (left === 0) return;
  }
}
