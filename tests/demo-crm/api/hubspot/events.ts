import { type ApiRequest, type ApiResponse, bearerToken } from '../http';
import type { Route } from '../router';
import { HUBSPOT_DEALS_ONLY_TOKEN } from '../tokens';
import type { HubspotContext } from './context';
import { missingScopes, validationError } from './errors';

const MAX_PAGE = 100;

/** What contacts did, newest first; custom events carry the account's number before their name. */
function list({ data }: HubspotContext, { url }: ApiRequest): ApiResponse {
  const id = url.searchParams.get('objectId');
  if (url.searchParams.get('objectType') !== 'contact' || !id)
    return validationError('objectType must be contact, and objectId given');
  const limit = Number(url.searchParams.get('limit') ?? MAX_PAGE);
  const from = Number(url.searchParams.get('after') ?? 0);
  if (!(limit >= 1 && limit <= MAX_PAGE) || Number.isNaN(from))
    return validationError(`limit must be from 1 to ${MAX_PAGE} and after a cursor of this list`);
  const lead = data.leads.find((entry) => entry.hubspotContactId === id);
  const all = [...(lead?.signals ?? [])].sort((a, b) => b.at - a.at);
  const results = all.slice(from, from + limit).map(({ kind, at }, index) => ({
    id: `${id}-${from + index}`,
    objectType: 'CONTACT',
    objectId: id,
    eventType: `pe${data.portalId}_${kind}`,
    occurredAt: new Date(at).toISOString(),
    properties: {},
  }));
  const next = from + limit;
  const paging = next < all.length ? { paging: { next: { after: String(next) } } } : {};
  return { status: 200, body: { results, ...paging } };
}

/** Event occurrences of a contact. */
export const eventRoutes = (context: HubspotContext): Route[] => [
  {
    method: 'GET',
    pattern: /^\/events\/v3\/events\/?$/,
    handle: (request) =>
      bearerToken(request) === HUBSPOT_DEALS_ONLY_TOKEN
        ? missingScopes('business-intelligence')
        : list(context, request),
  },
];
