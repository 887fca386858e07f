import type { EpochMs, ObjectKind } from '../../../record/types';
import type { ApiClient } from '../../api/client';
import { CrmApiError } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import type { TokenBucket } from '../../api/token-bucket';
import { HUBSPOT_OBJECT } from './objects';
import { type HubspotObject, searchShape } from './shapes';

const PAGE = 200;
/** Contacts keep their modification time under another name. */
const modifiedName = (object: ObjectKind): string =>
  object === 'contact' ? 'lastmodifieddate' : 'hs_lastmodifieddate';

export interface ModifiedSince {
  /** Search is eventually consistent: ask from a few minutes before the last time. */
  since: EpochMs;
  properties: readonly string[];
}

/** Ids are digits of any length: the longer is the larger. */
const isLater = (a: string, b: string): boolean => (a.length === b.length ? a > b : a.length > b.length);

/**
 * Every record modified at or after `since`, a page at a time, in the order of ids. A search ends
 * after 10,000 results and its pages shift while records change, so each page asks anew for the ids
 * after the last one. Modification times only rise and ids never change: a record that matched when
 * the reading began is neither missed nor given twice. What is modified meanwhile comes as it was
 * when its page was read; ask again from the start of this reading for the rest.
 */
export async function* searchModified(
  api: ApiClient,
  bucket: TokenBucket,
  object: ObjectKind,
  { since, properties }: ModifiedSince,
  { signal, onProgress }: ReadOptions = {},
): AsyncGenerator<HubspotObject[]> {
  let last = '0';
  let done = 0;
  for (;;) {
    const { total, results } = await api.call({
      method: 'POST',
      path: `/crm/v3/objects/${HUBSPOT_OBJECT[object]}/search`,
      body: {
        filterGroups: [
          {
            filters: [
              { propertyName: modifiedName(object), operator: 'GTE', value: String(since) },
              { propertyName: 'hs_object_id', operator: 'GT', value: last },
            ],
          },
        ],
        sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
        properties,
        limit: PAGE,
      },
      schema: searchShape,
      what: `${HUBSPOT_OBJECT[object]} by modification time`,
      signal,
      bucket,
    });
    const ids = results.map(({ id }) => id);
    if (ids.some((id, index) => !isLater(id, index === 0 ? last : (ids[index - 1] ?? ''))))
      throw new CrmApiError('unexpected-answer', 'hubspot', 'a search', { detail: 'ids are not in order' });
    if (results.length > 0) yield results;
    done += results.length;
    onProgress?.(done, done + Math.max(0, total - results.length));
    last = ids.at(-1) ?? last;
    // `total` counts what is after `last`, so a short page that has more behind it goes on.
    if (results.length === 0 || total <= results.length) return;
  }
}
