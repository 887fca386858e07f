import type { EpochMs, ObjectKind } from '../../../record/types';
import type { ApiClient } from '../../api/client';
import { CrmApiError } from '../../api/failure';
import type { TokenBucket } from '../../api/token-bucket';
import { HUBSPOT_OBJECT } from './objects';
import { type HubspotObject, searchShape } from './shapes';

const PAGE = 200;

export interface SearchFilter {
  propertyName: string;
  operator: 'EQ' | 'GT' | 'GTE' | 'IN';
  value?: string;
  values?: readonly string[];
}

/** What to look for after which id. */
export interface Search {
  filters: readonly SearchFilter[];
  properties: readonly string[];
  /** Ids up to this one are left out; "0" for none. */
  after: string;
}

/** Contacts keep their modification time under another name. */
export const modifiedName = (object: ObjectKind): string =>
  object === 'contact' ? 'lastmodifieddate' : 'hs_lastmodifieddate';

export const modifiedSince = (object: ObjectKind, since: EpochMs): SearchFilter => ({
  propertyName: modifiedName(object),
  operator: 'GTE',
  value: String(since),
});

/** Ids are digits of any length: the longer is the larger. */
const isLater = (a: string, b: string): boolean => (a.length === b.length ? a > b : a.length > b.length);

/**
 * The next 200 results in the order of ids. A search ends after 10,000 results and its pages shift while
 * records change, so each page asks anew for the ids after the last one; `left` counts what follows it.
 * @throws CrmApiError
 */
export async function searchPage(
  api: ApiClient,
  bucket: TokenBucket,
  object: ObjectKind,
  { filters, properties, after }: Search,
  signal?: AbortSignal,
): Promise<{ results: HubspotObject[]; left: number }> {
  const { total, results } = await api.call({
    method: 'POST',
    path: `/crm/v3/objects/${HUBSPOT_OBJECT[object]}/search`,
    body: {
      filterGroups: [
        { filters: [...filters, { propertyName: 'hs_object_id', operator: 'GT', value: after }] },
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
  if (ids.some((id, index) => !isLater(id, index === 0 ? after : (ids[index - 1] ?? ''))))
    throw new CrmApiError('unexpected-answer', 'hubspot', 'a search', { detail: 'ids are not in order' });
  return { results, left: results.length === 0 ? 0 : Math.max(0, total - results.length) };
}

/** The newest modification among all records of the object; null where there is none. @throws CrmApiError */
export async function searchNewest(
  api: ApiClient,
  bucket: TokenBucket,
  object: ObjectKind,
  signal?: AbortSignal,
): Promise<HubspotObject | null> {
  const { results } = await api.call({
    method: 'POST',
    path: `/crm/v3/objects/${HUBSPOT_OBJECT[object]}/search`,
    body: {
      filterGroups: [],
      sorts: [{ propertyName: modifiedName(object), direction: 'DESCENDING' }],
      properties: [modifiedName(object)],
      limit: 1,
    },
    schema: searchShape,
    what: HUBSPOT_OBJECT[object],
    signal,
    bucket,
  });
  return results[0] ?? null;
}
